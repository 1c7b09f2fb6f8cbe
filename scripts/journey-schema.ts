/** The published JSON Schema of `*.journey.json`, made from the schema that reads it. */
import { z } from 'zod';
import { schemaId } from '../src/map/file.ts';
import {
  BlueprintLine,
  Card,
  Evidence,
  JourneyFile,
  Kpi,
  Lane,
  Link,
  Origin,
  Path,
  Persona,
  Picture,
  SavedView,
  SignOff,
  Stage,
  Stakeholder,
  Step,
  Touchpoint,
} from '../src/map/map.ts';
import { Measure, MeasureRef } from '../src/map/measure.ts';

const named = {
  BlueprintLine,
  Card,
  Evidence,
  Kpi,
  Lane,
  Link,
  Measure,
  MeasureRef,
  Origin,
  Path,
  Persona,
  Picture,
  SavedView,
  SignOff,
  Stage,
  Stakeholder,
  Step,
  Touchpoint,
};

export function journeySchema(): string {
  const names = z.registry<{ id?: string }>();
  for (const [id, schema] of Object.entries(named)) names.add(schema, { id });
  const { $schema, $defs, ...rest } = z.toJSONSchema(JourneyFile, { metadata: names, io: 'input' });
  const about = {
    $id: schemaId,
    title: 'Sojourn journey map',
    description: 'One customer journey map. Unknown keys are kept wherever they stand.',
  };
  return `${JSON.stringify({ $schema, ...about, ...rest, $defs }, null, 2)}\n`;
}
