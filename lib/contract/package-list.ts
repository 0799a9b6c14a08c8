// How the list of what is installed leaves the test instance: through the answers of a Run Command document, since instances have
// no right to write anywhere. The first step packs the list and prints a head, each of the others prints a slice.

/** GetCommandInvocation shows the first 24,000 characters of a step's output. */
export const SLICE_CHARACTERS = 20_000;
/** About 2 MB of lists before they are packed: 5,000 packages of a distribution take a third of it. */
export const SLICES = 24;

export const GATHER_STEP = 'gather';
export const sliceStep = (number: number) => `slice-${number}`;
