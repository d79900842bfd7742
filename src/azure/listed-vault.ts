/** A vault as Resource Graph and Resource Manager both list it. */
import type { ListedVault } from '../core/estate/model';
import { parseVaultId } from '../core/values/arm-id';
import { fieldsOf, textOf } from './json';

/** @throws TypeError for what is not a vault */
export function listedVault(body: unknown): ListedVault {
  const { id, location, tags } = fieldsOf(body);
  const vault = parseVaultId(textOf(id));
  if (vault === undefined) throw new TypeError('a vault whose id is not that of a vault');
  const texts = Object.entries(fieldsOf(tags)).map(([key, value]): [string, string] => [key, textOf(value)]);
  return { ...vault, location: textOf(location), tags: Object.fromEntries(texts) };
}
