import { Button, Modal } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';

/** A button that opens a dialog; its content is given what closes it. */
export function ModalButton({
  label,
  title,
  variant,
  children,
}: {
  label: string;
  title: string;
  variant: 'danger-light' | 'tertiary';
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant={variant} size="S">
          {label}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {children(() => setIsOpen(false))}
      </Modal.Content>
    </Modal.Root>
  );
}
