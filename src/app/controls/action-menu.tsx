/** A button with a list of things to do; what cannot be done now is grey and says why. */
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Refusal } from '../../lib/refusal.ts';
import { heard } from '../language/t.ts';

export interface Action {
  readonly id: string;
  readonly name: string;
  readonly keys?: string;
  readonly danger?: boolean;
  /** Why it cannot be done now. */
  readonly refused?: Refusal | undefined;
  /** An address to open instead of something to run; `download` names the file. */
  readonly href?: string;
  readonly download?: string;
  readonly run?: () => void;
}

export function ActionItem({ action }: { action: Action }) {
  return (
    <MenuItem
      id={action.id}
      textValue={action.name}
      isDisabled={action.refused !== undefined}
      {...(action.danger ? { className: 'menu-danger' } : {})}
      {...(action.href === undefined ? {} : { href: action.href, download: action.download ?? '', target: '_self' })}
    >
      <span>{action.name}</span>
      {action.keys ? <kbd>{action.keys}</kbd> : null}
      {action.refused ? <span className="why">{heard(action.refused.message)}</span> : null}
    </MenuItem>
  );
}

function Actions({ label, actions }: { label: string; actions: readonly Action[] | (() => readonly Action[]) }) {
  const all = typeof actions === 'function' ? actions() : actions;
  return (
    <Menu className="menu" aria-label={label} onAction={(key) => all.find((one) => one.id === key)?.run?.()}>
      {all.map((action) => (
        <ActionItem key={action.id} action={action} />
      ))}
    </Menu>
  );
}

export function ActionMenu(props: {
  label: string;
  /** As a function they are worked out only while the menu is open. */
  actions: readonly Action[] | (() => readonly Action[]);
  children: ReactNode;
  className?: string;
}) {
  return (
    <MenuTrigger>
      <Button className={props.className ?? 'button'} aria-label={props.label}>
        {props.children}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Actions label={props.label} actions={props.actions} />
      </Popover>
    </MenuTrigger>
  );
}
