import { Flex, Loader } from '@strapi/design-system';

/** What is being loaded, inside the page's own `main`, which the vendor's page of loading would add to. */
export function Loading({ label }: { label: string }) {
  return (
    <Flex justifyContent="center" padding={8} aria-busy>
      <Loader>{label}</Loader>
    </Flex>
  );
}
