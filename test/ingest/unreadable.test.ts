import { ADAPTERS } from '../../src/ingest/adapters';
import { readDelivery } from '../../src/ingest/read-delivery';
import { sample, sourceFor } from './samples';

test('a delivery on which an adapter breaks is kept and parked, so that it can be read again', () => {
  const read = jest.spyOn(ADAPTERS.typeform, 'read').mockImplementation(() => {
    throw new TypeError('name.trim is not a function');
  });
  const { deliveryId, parsed } = readDelivery(sourceFor('typeform'), sample('typeform.json'), {});
  read.mockRestore();
  expect(deliveryId).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(parsed).toMatchObject({ kind: 'parked', reason: 'unreadable' });
});
