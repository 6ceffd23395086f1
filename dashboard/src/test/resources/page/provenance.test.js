import { environmentOf, provenanceOf } from '/web/provenance.js';
import { equal, suite } from './harness.js';

const test = suite('provenance');

const sweep = {
  id: 'x-1',
  file: '/home/a/x.yaml',
  text: 'name: x\ndataset: digits # small\nseed: 3\n',
  state: 'FINISHED',
  started_at: 0,
  ended_at: 60_000,
  driver: 'process 7 on vm',
  planned: 2000,
  environment: { sweepline: '0.1.0', cpu: 'A processor', java: '17' },
};

test('provenance_isWhatTheLogTellsAndNoMore', () => {
  const known = provenanceOf(sweep, 'oneDNN avx2');
  equal(
    known.filter(([name]) => name !== 'started' && name !== 'ended'),
    [
      ['id', 'x-1'],
      ['file', '/home/a/x.yaml'],
      ['driven last by', 'process 7 on vm'],
      ['trials planned', '2,000'],
      ['dataset', 'digits'],
      ['seed', '3'],
      ['kernels', 'oneDNN avx2'],
      ['Sweepline', '0.1.0'],
      ['processor', 'A processor'],
    ],
  );
  equal(
    provenanceOf({ id: 'y', state: 'RUNNING', started_at: 0, environment: {} }).map(([name]) => name),
    ['id', 'started', 'ended'],
  );
});

test('environment_isWhatIsNotTold', () => equal(environmentOf(sweep), [['java', '17']]));
