import { namesIn, vaultLabels } from '../../../src/core/values/vault-labels';

const vault = (subscriptionId: string, resourceGroup: string, name: string) => ({
  id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/vaults/${name}`,
  subscriptionId,
  resourceGroup,
  name,
});

it('names the vault before what is in it only where there are several', () => {
  const [a, b] = [vault('s', 'g', 'weu'), vault('s', 'g', 'neu')];
  expect(namesIn([a])(a.id, 'default')).toBe('default');
  expect(namesIn([a, b])(a.id.toUpperCase(), 'default')).toBe('weu / default');
  expect(namesIn([a, b])('unknown', 'default')).toBe('default');
  expect(namesIn([a, b])(a.id, 'weu')).toBe('weu');
});

it('gives a label as much of where the vault is as tells it from the others, whatever the case', () => {
  const all = [vault('s', 'g', 'weu'), vault('s', 'h', 'WEU'), vault('s', 'g', 'neu'), vault('t', 'g', 'weu')];
  expect(all.map(({ id }) => vaultLabels(all).get(id))).toEqual(['s/g/weu', 'h/WEU', 'neu', 't/g/weu']);
});
