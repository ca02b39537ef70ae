// A real shop's server knows who has signed in, and puts the signed identity into the page. This one has no server:
// `npm start` writes Ada's, signed with the key that only the emulators take. Elsewhere nobody can sign in here.
const ada = await (await fetch("/shop/ada.json")).json();

/** Which of the two it is, over reloads. */
const key = "shop-signed-in";

function show() {
  const isSignedIn = localStorage.getItem(key) !== null;
  const button = document.createElement("button");
  button.textContent = isSignedIn ? `Sign out ${ada.name}` : `Sign in as ${ada.name}`;
  button.onclick = () => {
    if (isSignedIn) localStorage.removeItem(key);
    else localStorage.setItem(key, "yes");
    show();
  };
  document.querySelector(".account").replaceChildren(button);
  window.Hearth.identify(isSignedIn ? ada : null);
}

if (ada !== null) {
  if (window.Hearth) show();
  else addEventListener("hearth", show);
}
