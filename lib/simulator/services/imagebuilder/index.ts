import * as sdk from '@aws-sdk/client-imagebuilder';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { refuse } from './constraint-words.ts';
import { cancelImageCreation } from './operations/cancel-image-creation.ts';
import { createComponent } from './operations/create-component.ts';
import { createDistributionConfiguration } from './operations/create-distribution-configuration.ts';
import { createImage } from './operations/create-image.ts';
import { createImagePipeline } from './operations/create-image-pipeline.ts';
import { createImageRecipe } from './operations/create-image-recipe.ts';
import { createInfrastructureConfiguration } from './operations/create-infrastructure-configuration.ts';
import { deleteComponent } from './operations/delete-component.ts';
import { deleteDistributionConfiguration } from './operations/delete-distribution-configuration.ts';
import { deleteImage } from './operations/delete-image.ts';
import { deleteImagePipeline } from './operations/delete-image-pipeline.ts';
import { deleteImageRecipe } from './operations/delete-image-recipe.ts';
import { deleteInfrastructureConfiguration } from './operations/delete-infrastructure-configuration.ts';
import { getComponent } from './operations/get-component.ts';
import { getDistributionConfiguration } from './operations/get-distribution-configuration.ts';
import { getImage } from './operations/get-image.ts';
import { getImagePipeline } from './operations/get-image-pipeline.ts';
import { getImageRecipe } from './operations/get-image-recipe.ts';
import { getInfrastructureConfiguration } from './operations/get-infrastructure-configuration.ts';
import { listComponentBuildVersions } from './operations/list-component-build-versions.ts';
import { listComponents } from './operations/list-components.ts';
import { listDistributionConfigurations } from './operations/list-distribution-configurations.ts';
import { listImageBuildVersions } from './operations/list-image-build-versions.ts';
import { listImagePipelineImages } from './operations/list-image-pipeline-images.ts';
import { listImagePipelines } from './operations/list-image-pipelines.ts';
import { listImageRecipes } from './operations/list-image-recipes.ts';
import { listImages } from './operations/list-images.ts';
import { listInfrastructureConfigurations } from './operations/list-infrastructure-configurations.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listWorkflowExecutions } from './operations/list-workflow-executions.ts';
import { retryImage } from './operations/retry-image.ts';
import { startImagePipelineExecution } from './operations/start-image-pipeline-execution.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateDistributionConfiguration } from './operations/update-distribution-configuration.ts';
import { updateImagePipeline } from './operations/update-image-pipeline.ts';
import { updateInfrastructureConfiguration } from './operations/update-infrastructure-configuration.ts';
import { permissions } from './permissions.ts';
import { component } from './resources/component.ts';
import { distributionConfiguration } from './resources/distribution-configuration.ts';
import { imagePipeline } from './resources/image-pipeline.ts';
import { imageRecipe } from './resources/image-recipe.ts';
import { infrastructureConfiguration } from './resources/infrastructure-configuration.ts';
import { createState, type ImagebuilderState } from './state.ts';

export const imagebuilder: ServiceDefinition<ImagebuilderState> = {
  name: 'imagebuilder',
  signingNames: ['imagebuilder'],
  actionPrefix: 'imagebuilder',
  principal: 'imagebuilder.amazonaws.com',
  sdk,
  createState,
  refuse,
  operations: {
    CancelImageCreation: cancelImageCreation,
    CreateComponent: createComponent,
    CreateDistributionConfiguration: createDistributionConfiguration,
    CreateImage: createImage,
    CreateImagePipeline: createImagePipeline,
    CreateImageRecipe: createImageRecipe,
    CreateInfrastructureConfiguration: createInfrastructureConfiguration,
    DeleteComponent: deleteComponent,
    DeleteDistributionConfiguration: deleteDistributionConfiguration,
    DeleteImage: deleteImage,
    DeleteImagePipeline: deleteImagePipeline,
    DeleteImageRecipe: deleteImageRecipe,
    DeleteInfrastructureConfiguration: deleteInfrastructureConfiguration,
    GetComponent: getComponent,
    GetDistributionConfiguration: getDistributionConfiguration,
    GetImage: getImage,
    GetImagePipeline: getImagePipeline,
    GetImageRecipe: getImageRecipe,
    GetInfrastructureConfiguration: getInfrastructureConfiguration,
    ListComponentBuildVersions: listComponentBuildVersions,
    ListComponents: listComponents,
    ListDistributionConfigurations: listDistributionConfigurations,
    ListImageBuildVersions: listImageBuildVersions,
    ListImagePipelineImages: listImagePipelineImages,
    ListImagePipelines: listImagePipelines,
    ListImageRecipes: listImageRecipes,
    ListImages: listImages,
    ListInfrastructureConfigurations: listInfrastructureConfigurations,
    ListTagsForResource: listTagsForResource,
    ListWorkflowExecutions: listWorkflowExecutions,
    RetryImage: retryImage,
    StartImagePipelineExecution: startImagePipelineExecution,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateDistributionConfiguration: updateDistributionConfiguration,
    UpdateImagePipeline: updateImagePipeline,
    UpdateInfrastructureConfiguration: updateInfrastructureConfiguration,
  },
  permissions,
  resourceTypes: {
    'AWS::ImageBuilder::Component': component,
    'AWS::ImageBuilder::DistributionConfiguration': distributionConfiguration,
    'AWS::ImageBuilder::ImagePipeline': imagePipeline,
    'AWS::ImageBuilder::ImageRecipe': imageRecipe,
    'AWS::ImageBuilder::InfrastructureConfiguration': infrastructureConfiguration,
  },
  onTransition: ({ resource, to }, { state }) => state.watched.get(resource)?.(to),
};
