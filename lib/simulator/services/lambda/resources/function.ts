import { strToU8, zipSync } from 'fflate';
import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

const UPDATED_BY_CODE = ['S3Bucket', 'S3Key', 'S3ObjectVersion', 'ZipFile'];

export const functionType: ResourceType = {
  replacedBy: ['FunctionName', 'PackageType'],
  create(request) {
    const name = request.properties['FunctionName'] ?? request.generatedName;
    request.call('lambda', 'CreateFunction', {
      FunctionName: name,
      ...configuration(request),
      Code: code(request),
      Architectures: request.properties['Architectures'],
      PackageType: request.properties['PackageType'],
      Tags: tagsOf(request),
    });
    reserve(request, name);
    return result(request, name);
  },
  update(request, { physicalId, previousProperties }) {
    const changed = (name: string) =>
      JSON.stringify(request.properties[name]) !== JSON.stringify(previousProperties[name]);
    const steps: (() => void)[] = [];
    if (changed('Code') || changed('Architectures')) {
      steps.push(() =>
        request.call('lambda', 'UpdateFunctionCode', {
          FunctionName: physicalId,
          ...code(request),
          Architectures: request.properties['Architectures'],
        }),
      );
    }
    if (
      Object.keys({ ...request.properties, ...previousProperties }).some(
        (name) => !NOT_CONFIGURATION.has(name) && changed(name),
      )
    ) {
      steps.push(() =>
        request.call('lambda', 'UpdateFunctionConfiguration', {
          FunctionName: physicalId,
          ...cleared(request, previousProperties),
        }),
      );
    }
    if (changed('ReservedConcurrentExecutions')) reserve(request, physicalId);
    const tags = tagsOf(request);
    if (Object.keys(tags).length > 0) {
      request.call('lambda', 'TagResource', { Resource: functionArnOf(request, physicalId), Tags: tags });
    }
    return result(request, physicalId, steps);
  },
  delete(request, { physicalId }) {
    request.call('lambda', 'DeleteFunction', { FunctionName: physicalId });
    return undefined;
  },
};

const NOT_CONFIGURATION = new Set([
  'Code',
  'Architectures',
  'ReservedConcurrentExecutions',
  'Tags',
  'FunctionName',
  'PackageType',
]);

const functionArnOf = ({ region, account }: ResourceRequest, name: string) =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;

function configuration({ properties }: ResourceRequest): Record<string, unknown> {
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !NOT_CONFIGURATION.has(name)));
  return {
    ...rest,
    ...(rest['Timeout'] === undefined ? {} : { Timeout: Number(rest['Timeout']) }),
    ...(rest['MemorySize'] === undefined ? {} : { MemorySize: Number(rest['MemorySize']) }),
    ...(rest['Environment'] === undefined
      ? {}
      : { Environment: { Variables: texts(rest['Environment'].Variables ?? {}) } }),
  };
}

/** What the template no longer says goes back to its default. */
function cleared(request: ResourceRequest, previous: Record<string, unknown>): Record<string, unknown> {
  const wanted = configuration(request);
  const gone = (name: string, value: unknown) =>
    previous[name] !== undefined && wanted[name] === undefined ? { [name]: value } : {};
  return {
    ...gone('Environment', { Variables: {} }),
    ...gone('Description', ''),
    ...gone('Timeout', 3),
    ...gone('MemorySize', 128),
    ...gone('DeadLetterConfig', { TargetArn: '' }),
    ...wanted,
  };
}

const texts = (variables: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)]));

/** Inline code of a template is one file named index. */
function code({ properties }: ResourceRequest): Record<string, unknown> {
  const given = properties['Code'] as Record<string, any>;
  const { ZipFile: inline, ...rest } = given;
  if (typeof inline !== 'string')
    return Object.fromEntries(Object.entries(rest).filter(([name]) => UPDATED_BY_CODE.includes(name)));
  return { ZipFile: zipOf(inline) };
}

function reserve(request: ResourceRequest, name: string): void {
  const reserved = request.properties['ReservedConcurrentExecutions'];
  if (reserved !== undefined)
    request.call('lambda', 'PutFunctionConcurrency', {
      FunctionName: name,
      ReservedConcurrentExecutions: Number(reserved),
    });
  else request.call('lambda', 'DeleteFunctionConcurrency', { FunctionName: name });
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> {
  const own = (properties['Tags'] ?? []) as { Key: string; Value: string }[];
  return Object.fromEntries([...tags, ...own].map(({ Key, Value }) => [Key, Value]));
}

/** Settled once the function is active and each step, one after the other, has taken effect. */
function result(request: ResourceRequest, name: string, steps: (() => void)[] = []): ResourceResult {
  const left = [...steps];
  left.shift()?.();
  return {
    physicalId: name,
    attributes: () => ({ Arn: request.call('lambda', 'GetFunctionConfiguration', { FunctionName: name }).FunctionArn }),
    settled: () => {
      const { State: state, LastUpdateStatus: update } = request.call('lambda', 'GetFunctionConfiguration', {
        FunctionName: name,
      });
      if (state !== 'Active' || update !== 'Successful') return 'pending';
      const next = left.shift();
      next?.();
      return next === undefined ? 'done' : 'pending';
    },
  };
}

const zipOf = (source: string) => zipSync({ 'index.js': strToU8(source) }, { mtime: new Date(Date.UTC(1980, 0, 1)) });
