// Forms as the contract makes them: inputs by schema, faults by field, grounds whole or not.
import { describe, expect, it } from 'vitest';
import { handFields, HAND_TYPES, newFields } from '#contract/hand.ts';
import { entityOf } from '#contract/model/registry.ts';
import { faultsOf, fieldsOf, groundsFrom } from './form.ts';

const inputs = (type: Parameters<typeof handFields>[0]) =>
  Object.fromEntries(fieldsOf(type, handFields(type)).map(({ name, input }) => [name, input.as]));

describe('a form', () => {
  it('takes the input of each field from its schema', () => {
    expect(inputs('Transfer')).toEqual({
      from_id: 'element',
      to_id: 'element',
      list_id: 'element',
      mode: 'choice',
      price_per_record: 'number',
      records: 'number',
      channel: 'text',
      on: 'date',
      evidence_id: 'element',
      grade: 'grade',
    });
    expect(inputs('Party')).toMatchObject({ kind: 'choice', name: 'text', notes: 'long' });
  });

  it('asks for no field that the entity does not have, and for nothing twice', () => {
    for (const type of HAND_TYPES) {
      for (const name of handFields(type)) expect(entityOf(type).fields).toHaveProperty(name);
      expect(newFields(type)).not.toContain('grade');
      expect(newFields(type)).not.toContain('evidence_id');
    }
  });

  it('says what is wrong at the field where it is', () => {
    const faults = faultsOf('Transfer', {
      from_id: 'A',
      to_id: 'A',
      mode: '',
      price_per_record: '五毛',
      on: '2015-02-30',
    });
    expect([...faults.keys()].sort()).toEqual(['mode', 'on', 'price_per_record', 'to_id']);
    expect(
      faultsOf('List', { holder_id: 'A', first_possible_on: '2015-05', last_possible_on: '2015-04-30' })
        .keys()
        .next().value,
    ).toBe('first_possible_on');
    expect(faultsOf('Party', { kind: 'merchant', name: '名'.repeat(500) }).size).toBe(0);
    expect(faultsOf('Party', { kind: 'merchant', name: '名'.repeat(5000) }).size).toBe(1);
  });
});

describe('grounds', () => {
  const whole = { source: '陈述', reliability: 'B', credibility: '2', evidence: 'E1', from: '3', to: '' };

  it('are whole with source and both halves of the grade; a single line is a passage', () => {
    expect(groundsFrom(whole).grounds).toEqual({
      source: '陈述',
      grade: 'B2',
      evidence: 'E1',
      passage: { from: 3, to: 3 },
    });
  });

  it('name every half that is missing', () => {
    expect(
      [...groundsFrom({ ...whole, source: ' ', reliability: '', credibility: '' }).faults].sort(),
    ).toEqual(['credibility', 'reliability', 'source']);
    expect(groundsFrom({ ...whole, from: '3x' }).faults).toEqual(new Set(['from']));
    expect(groundsFrom({ ...whole, from: '5', to: '3' }).faults).toEqual(new Set(['from']));
  });
});
