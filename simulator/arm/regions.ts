export interface Region {
  readonly name: string;
  readonly displayName: string;
}

const displayNames = [
  'West Europe',
  'North Europe',
  'Germany West Central',
  'France Central',
  'UK South',
  'Sweden Central',
  'Switzerland North',
  'Norway East',
  'East US 2',
  'Central US',
];

export const regions: readonly Region[] = displayNames.map((displayName) => ({
  displayName,
  name: displayName.toLowerCase().replaceAll(' ', ''),
}));

const pairs: readonly (readonly [Region, Region])[] = regions.flatMap((one, index) =>
  regions.slice(index + 1).map((other) => [one, other] as const),
);

/**
 * Two mappings make a pair of containers, one in each direction. When all pairs of regions are taken,
 * the next generation of containers begins, so that a pair of containers always names one mapping.
 */
export function placeOf(index: number): { source: Region; target: Region; generation: number } {
  const pair = Math.floor(index / 2);
  const [one, other] = pairs[pair % pairs.length] ?? [regions[0] as Region, regions[1] as Region];
  const generation = Math.floor(pair / pairs.length);
  return index % 2 === 0 ? { source: one, target: other, generation } : { source: other, target: one, generation };
}
