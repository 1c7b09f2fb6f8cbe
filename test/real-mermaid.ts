/** The parser of the real `mermaid` package, for tests that hold ours against it; needs a page (jsdom). */
import { z } from 'zod';

const Task = z.object({
  section: z.string(),
  task: z.string(),
  score: z.union([z.number(), z.nan()]),
  people: z.array(z.string()).optional(),
  events: z.array(z.string()).optional(),
});

export interface RealDiagram {
  readonly type: string;
  readonly title: string;
  readonly tasks: readonly z.infer<typeof Task>[];
  readonly sections: readonly string[];
}

/** Entities as Mermaid writes them before it parses, back as they stood in the text. */
const spelled = (text: string): string => text.replace(/ﬂ°°?(\w+)¶ß/g, '#$1;');

function asked(db: object, method: string): unknown {
  const found: unknown = Reflect.get(db, method);
  return typeof found === 'function' ? found.call(db) : undefined;
}

/** `parse` throws what Mermaid throws. */
export async function realMermaid(): Promise<(text: string) => Promise<RealDiagram>> {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });
  return async (text) => {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const { db } = diagram;
    const common = asked(db, 'getCommonDb');
    const title =
      asked(db, 'getDiagramTitle') ?? (typeof common === 'object' && common && asked(common, 'getDiagramTitle'));
    const tasks = z.array(Task).parse(asked(db, 'getTasks') ?? []);
    return {
      type: diagram.type,
      title: spelled(typeof title === 'string' ? title : ''),
      tasks: tasks.map((task) => ({
        ...task,
        section: spelled(task.section),
        task: spelled(task.task),
        ...(task.people ? { people: task.people.map(spelled) } : {}),
        ...(task.events ? { events: task.events.map(spelled) } : {}),
      })),
      sections: z
        .array(z.string())
        .parse(asked(db, 'getSections') ?? [])
        .map(spelled),
    };
  };
}
