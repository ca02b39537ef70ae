import { type ReactNode, Suspense } from "react";
import { Boundary } from "./Boundary.tsx";
import { Unfetched } from "./Unfetched.tsx";

/** A part of the page that is fetched when it is needed: shows `waiting` until it is there, and says so where it fails. */
export function Part({ waiting, children }: { waiting?: ReactNode; children: ReactNode }) {
  return (
    <Boundary fallback={<Unfetched />}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}
