import { Center, Loader } from "@mantine/core";

/** Something is on its way that fills the page. */
export function Waiting() {
  return (
    <Center h="100dvh" aria-busy="true">
      <Loader />
    </Center>
  );
}
