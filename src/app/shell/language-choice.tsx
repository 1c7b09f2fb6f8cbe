/** In which language the product speaks, and from which side the page is laid out. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Choose } from '../controls/choose.tsx';
import { choose, direction, language, languages, t } from '../language/t.ts';

const sides = [
  { id: 'ltr', name: t('From the left') },
  { id: 'rtl', name: t('From the right') },
] as const;

export function LanguageChoice() {
  return (
    <div className="language">
      <Choose
        label={t('Language')}
        hideLabel
        choices={languages}
        chosen={language}
        onChoose={(id) => choose({ language: id })}
      />
      <ToggleButtonGroup
        className="theme"
        aria-label={t('Side the page begins at')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[direction]}
        onSelectionChange={(keys) => {
          const wish = sides.find(({ id }) => keys.has(id));
          if (wish && wish.id !== direction) choose({ direction: wish.id });
        }}
      >
        {sides.map(({ id, name }) => (
          <ToggleButton key={id} id={id}>
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
