import { lazy } from "react";
import { Route, Switch, useLocation } from "wouter";
import { Desk } from "../desk/Desk.tsx";
import { HearthProvider } from "../hearth/HearthProvider.tsx";
import { Watch } from "../notifications/Watch.tsx";
import { Navigation } from "./Navigation.tsx";
import classes from "./Pages.module.css";
import { Part } from "./Part.tsx";
import { Waiting } from "./Waiting.tsx";

const TeamPage = lazy(() => import("../team/TeamPage.tsx"));
const MetricsPage = lazy(() => import("../metrics/MetricsPage.tsx"));
const CannedResponsesPage = lazy(() => import("../canned/CannedResponsesPage.tsx"));

/** Which page is at which address. What an operator does not begin with is fetched when it is opened. */
export function Pages() {
  const [location] = useLocation();
  // Which conversation is open is the desk's own matter.
  const page = location.startsWith("/c/") ? "/" : location;
  return (
    <HearthProvider>
      <Watch>
        <div className={classes.pages}>
          <Navigation />
          <div>
            <Part key={page} waiting={<Waiting />}>
              <Switch>
                <Route path="/team" component={TeamPage} />
                <Route path="/metrics" component={MetricsPage} />
                <Route path="/canned" component={CannedResponsesPage} />
                <Route path="/c/:id">{({ id }) => <Desk id={id} />}</Route>
                <Route>
                  <Desk id={null} />
                </Route>
              </Switch>
            </Part>
          </div>
        </div>
      </Watch>
    </HearthProvider>
  );
}
