import { ageRemark, ageText, sinceDay } from '../../../src/core/audit/age';
import { DAY, NOW } from './values';

const found = (state: 'accepted' | 'new' | 'newly-checked', days: number) => ({ state, firstSeen: NOW - days * DAY });

test.each([
  ['new', [found('new', 0)]],
  ['new for 1 day', [found('new', 1.5)]],
  ['for 9 days', [found('accepted', 9.5)]],
  ['newly checked', [found('newly-checked', 0)]],
  ['', [found('accepted', 0.5)]],
  ['2 new', [found('new', 0), found('new', 0.5)]],
  [
    '1 new, 1 newly checked, the oldest for 3 days',
    [found('new', 0), found('newly-checked', 0), found('accepted', 3.5)],
  ],
  ['', [{ state: undefined, firstSeen: undefined }]],
])('%s', (text, group) => {
  expect(ageText(group, NOW)).toBe(text);
  expect(ageRemark(group, NOW)).toBe(text === '' ? '' : ` (${text})`);
});

test('a text that is compared from night to night holds the day', () => {
  expect(sinceDay(found('new', 0.5))).toBe(' Since 2025-12-31.');
  expect(sinceDay({ state: undefined, firstSeen: undefined })).toBe('');
});
