// How the list of what is installed leaves the test instance: through the answers of a Run Command document, since instances have
// no right to write anywhere. The first step packs the list and prints a head, each of the others prints a slice.

/** GetCommandInvocation shows the first 24,000 characters of a step's output. */
export const SLICE_CHARACTERS = 23_000;
/**
 * The agent tells of the end of a command with the outputs of all its steps, and drops what is longer than 120,000 bytes. Some 360 KB
 * of lists before they are packed: 5,000 packages of a distribution.
 */
export const SLICES = 4;

export const GATHER_STEP = 'gather';
export const sliceStep = (number: number) => `slice-${number}`;
