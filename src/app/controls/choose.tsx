/** A labelled list to choose one thing from. */
import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly hint?: string;
}

export function Choose<Id extends string>(props: {
  label: string;
  choices: readonly Choice<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
  hideLabel?: boolean;
}) {
  const pick = (key: unknown): void => {
    const found = props.choices.find((choice) => choice.id === key);
    if (found) props.onChoose(found.id);
  };
  return (
    <Select
      className="field"
      value={props.chosen}
      onChange={pick}
      {...(props.hideLabel ? { 'aria-label': props.label } : {})}
    >
      {props.hideLabel ? null : <Label>{props.label}</Label>}
      <Button className="select-button">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={props.choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name}>
              {choice.name}
              {choice.hint ? <span className="grey">{choice.hint}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
