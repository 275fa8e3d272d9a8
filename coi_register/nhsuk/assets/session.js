// Two minutes before a session ends a dialog says so, and its button keeps it. What was typed stays on the page either way.
// Without this script the line above the footer says when it ends; any page or form keeps it.

const line = document.querySelector("[data-session-ends]")
const dialog = document.getElementById("session-warning")
const says = dialog.querySelector("[data-says]")
const button = dialog.querySelector("[data-stays]")
const WARNED = 2 * 60 * 1000
const otherTabs = new BroadcastChannel("session")
let told = ""
let ends = new Date(line.dataset.sessionEnds)

const hour = at => at.toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" }).replace(" ", "")

function lastsUntil(moment) {
  if (moment <= ends) return
  ends = moment
  line.querySelector("strong").textContent = hour(ends)
  if (dialog.open) dialog.close()
}

function look() {
  const left = ends - Date.now()
  if (left <= 0) {
    says.textContent = "You have been signed out. Copy what you typed before you leave this page; then sign in again."
    button.hidden = true
  } else if (left <= WARNED) {
    says.textContent = `You are signed out at ${hour(ends)}. What you typed is not saved yet.`
  }
  const telling = left <= 0 ? "over" : ends.toISOString()
  if (left <= WARNED && told !== telling) {
    told = telling // once for each end, and once when it is over: whoever closes it is not asked again and again
    if (!dialog.open) dialog.showModal()
  }
}

button.addEventListener("click", async () => {
  const answer = await fetch(line.dataset.stay, { method: "POST", headers: { "X-CSRFToken": line.dataset.token } })
  if (!answer.ok || answer.redirected) return location.reload()
  lastsUntil(new Date((await answer.json()).ends))
  otherTabs.postMessage(ends.toISOString())
})

otherTabs.addEventListener("message", message => lastsUntil(new Date(message.data)))
otherTabs.postMessage(ends.toISOString())
setInterval(look, 5000)
look()
