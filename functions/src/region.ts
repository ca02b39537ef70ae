/** Where everything runs. firebase.json names it too, for Hosting's rewrite. */
export const region = "us-central1";
