// A form marked data-passkey asks the browser for a passkey when it is sent, and sends what it got.
// data-passkey: "add" makes one, "use" shows one. data-options: what the server asks for; or data-options-from: where to ask.

const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!known) {
    document.querySelector("[data-passkey-missing]")?.removeAttribute("hidden")
    continue
  }
  form.hidden = false
  form.addEventListener("submit", async event => {
    event.preventDefault()
    const problem = form.querySelector("[data-passkey-problem]")
    problem.hidden = true
    try {
      const options = await asked(form)
      const credential = form.dataset.passkey === "add" ? await made(options) : await shown(options)
      form.elements.credential.value = JSON.stringify(credential)
      form.submit()
    } catch (error) {
      problem.hidden = false
      problem.setAttribute("role", "alert")
    }
  })
}

async function asked(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options).publicKey
  const answer = await fetch(form.dataset.optionsFrom, {headers: {"X-Requested-With": "XMLHttpRequest"}})
  return (await answer.json()).request_options.publicKey
}

async function made(asked) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
  // It lies in the device, and is unlocked by a finger, a face or a PIN: then it needs no password beside it.
  Object.assign(publicKey.authenticatorSelection, {residentKey: "required", requireResidentKey: true, userVerification: "required"})
  return (await navigator.credentials.create({publicKey})).toJSON()
}

async function shown(asked) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
  return (await navigator.credentials.get({publicKey})).toJSON()
}
