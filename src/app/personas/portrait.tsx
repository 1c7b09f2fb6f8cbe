/** The face of a persona: its picture, or the first letters of its name. */
import type { Persona } from '../../map/map.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

export function Portrait({ persona, large = false }: { persona: Pick<Persona, 'name' | 'portrait'>; large?: boolean }) {
  const className = large ? 'portrait portrait-large' : 'portrait';
  if (!persona.portrait) {
    return (
      <span className={className} aria-hidden>
        {initials(persona.name)}
      </span>
    );
  }
  const { id, alt, width, height } = persona.portrait;
  return <img className={className} src={`/api/pictures/${id}`} alt={alt} width={width} height={height} />;
}
