import { request } from 'node:https';
import type { StackRequest } from './stack-event.ts';

/** CloudFormation shows at most so much of a reason. */
const MAX_REASON = 1000;

/** Puts the answer where CloudFormation looks for it; false when nobody waits any more and the address has expired. */
export function answer(
  event: Omit<StackRequest, 'ResourceProperties'>,
  physicalId: string,
  outcome: { readonly status: 'SUCCESS' } | { readonly status: 'FAILED'; readonly reason: string },
): Promise<boolean> {
  const body = JSON.stringify({
    Status: outcome.status,
    ...(outcome.status === 'FAILED' ? { Reason: outcome.reason.slice(0, MAX_REASON) } : {}),
    // The same for all of the resource's life: a changed one would make CloudFormation delete the old.
    PhysicalResourceId: physicalId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
  return new Promise((resolve, reject) => {
    // No content type: the address is signed for none.
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const put = request(event.ResponseURL, { method: 'PUT', headers }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      // How S3 answers at a presigned address that has expired.
      if (statusCode < 300 || statusCode === 403) resolve(statusCode < 300);
      else reject(new Error(`cannot answer CloudFormation: the address of the answer says ${statusCode}`));
    });
    put.on('error', reject);
    put.end(body);
  });
}
