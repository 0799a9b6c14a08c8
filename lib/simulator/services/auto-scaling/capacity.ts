import { invalid } from './errors.ts';

/** Holds sizes to each other as AWS does. */
export function checkSizes(sizes: { minSize: number; maxSize: number; desired: number }): void {
  const { minSize, maxSize, desired } = sizes;
  if (minSize < 0 || maxSize < 0) throw invalid('Min and max sizes must not be negative');
  if (maxSize < minSize) throw invalid(`Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}`);
  if (desired < minSize || desired > maxSize) {
    throw invalid(
      `Desired capacity:${desired} must be between the specified min size:${minSize} and max size:${maxSize}`,
    );
  }
}
