"""Image Builder."""

from asking import ask, client, let_spread, refused, until
from compute import BASE, GROUP, SUBNET
from stacks import trusting

DOCUMENT = '''name: hello
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Say
        action: ExecuteBash
        inputs:
          commands: [echo hello]
'''


def pipelines():
    builder, iam = client('imagebuilder'), client('iam')
    ask(iam, 'create_role', RoleName='builds', AssumeRolePolicyDocument=trusting('ec2.amazonaws.com'))
    for policy in ('EC2InstanceProfileForImageBuilder', 'AmazonSSMManagedInstanceCore'):
        ask(iam, 'attach_role_policy', RoleName='builds', PolicyArn=f'arn:aws:iam::aws:policy/{policy}')
    ask(iam, 'create_instance_profile', InstanceProfileName='builds')
    ask(iam, 'add_role_to_instance_profile', InstanceProfileName='builds', RoleName='builds')
    let_spread()
    component = ask(builder, 'create_component', name='hello', semanticVersion='1.0.0', platform='Linux', data=DOCUMENT,
                    clientToken='a' * 8)['componentBuildVersionArn']
    recipe = ask(builder, 'create_image_recipe', name='web', semanticVersion='1.0.0', parentImage=BASE, clientToken='b' * 8,
                 components=[{'componentArn': component}])['imageRecipeArn']
    refused(builder, 'create_image_recipe', 'ResourceAlreadyExistsException', '', name='web', semanticVersion='1.0.0',
            parentImage=BASE, clientToken='c' * 8, components=[{'componentArn': component}])
    infra = ask(builder, 'create_infrastructure_configuration', name='web', instanceProfileName='builds', clientToken='d' * 8,
                instanceTypes=['t4g.small'], subnetId=SUBNET, securityGroupIds=[GROUP])['infrastructureConfigurationArn']
    spread = ask(builder, 'create_distribution_configuration', name='web', clientToken='e' * 8, distributions=[
        {'region': 'us-east-1', 'amiDistributionConfiguration': {'name': 'web-{{ imagebuilder:buildDate }}'}}])
    spread = spread['distributionConfigurationArn']
    pipeline = ask(builder, 'create_image_pipeline', name='web', imageRecipeArn=recipe, infrastructureConfigurationArn=infra,
                   distributionConfigurationArn=spread, clientToken='f' * 8)['imagePipelineArn']
    ask(builder, 'get_image_pipeline', lambda a: a['imagePipeline']['status'] == 'ENABLED', imagePipelineArn=pipeline)
    image = ask(builder, 'start_image_pipeline_execution', imagePipelineArn=pipeline, clientToken='g' * 8)['imageBuildVersionArn']
    ask(builder, 'start_image_pipeline_execution', lambda a: a['imageBuildVersionArn'] == image, imagePipelineArn=pipeline,
        clientToken='g' * 8)
    refused(builder, 'get_image', 'ResourceNotFoundException', '', imageBuildVersionArn=image.replace('/web/', '/none/'))
    until(builder, 'get_image', lambda a: a['image']['state']['status'] == 'AVAILABLE', imageBuildVersionArn=image)
    ask(builder, 'get_image', lambda a: a['image']['outputResources']['amis'][0]['image'].startswith('ami-'),
        imageBuildVersionArn=image)
    ask(builder, 'list_images', lambda a: len(a['imageVersionList']) == 1, owner='Self')
    ask(builder, 'list_image_build_versions', lambda a: len(a['imageSummaryList']) == 1,
        imageVersionArn=image.rsplit('/', 1)[0])
    ask(builder, 'list_image_pipelines', lambda a: len(a['imagePipelineList']) == 1)
    ask(builder, 'list_image_pipeline_images', lambda a: len(a['imageSummaryList']) == 1, imagePipelineArn=pipeline)
    ask(builder, 'list_components', lambda a: len(a['componentVersionList']) == 1, owner='Self')
    ask(builder, 'list_image_recipes', lambda a: len(a['imageRecipeSummaryList']) == 1, owner='Self')
    ask(builder, 'get_component', lambda a: 'ExecuteBash' in a['component']['data'], componentBuildVersionArn=component)
    ask(builder, 'get_image_recipe', imageRecipeArn=recipe)
    ask(builder, 'get_infrastructure_configuration', infrastructureConfigurationArn=infra)
    ask(builder, 'get_distribution_configuration', distributionConfigurationArn=spread)
    refused(builder, 'delete_image_recipe', 'ResourceDependencyException', '', imageRecipeArn=recipe)
    again = ask(builder, 'start_image_pipeline_execution', imagePipelineArn=pipeline, clientToken='h' * 8)['imageBuildVersionArn']
    ask(builder, 'cancel_image_creation', imageBuildVersionArn=again, clientToken='i' * 8)
    ask(builder, 'delete_image_pipeline', imagePipelineArn=pipeline)
    ask(builder, 'delete_distribution_configuration', distributionConfigurationArn=spread)
    ask(builder, 'delete_infrastructure_configuration', infrastructureConfigurationArn=infra)
