import type { BasePreset } from './base-preset.ts';
import { basePresetsOfAmazon } from './base-presets-of-amazon.ts';
import { basePresetsOfOthers } from './base-presets-of-others.ts';

/** Presets with `{version}` exist for every version that EKS supports; this one stands for them in lists. */
export const EXAMPLE_KUBERNETES = '1.33';

export const basePresets: readonly BasePreset[] = [...basePresetsOfAmazon, ...basePresetsOfOthers];
