/** A zone's name, and its id, which is the same place in every account. */
export interface Zone {
  readonly name: string;
  readonly id: string;
}

// us-east-1 has six zones; other Regions have at least three, and the simulator gives them three.
export function zones(region: string): Zone[] {
  const letters = region === 'us-east-1' ? 'abcdef' : 'abc';
  const short = region.replace(/^([a-z]{2})-(.)[a-z]+-(\d)$/, '$1$2$3').replace(/^(us|eu|ap|sa|ca)(.)/, '$1$2');
  return [...letters].map((letter, i) => ({ name: `${region}${letter}`, id: `${short}-az${i + 1}` }));
}
