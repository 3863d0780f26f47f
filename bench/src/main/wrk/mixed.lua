-- Asks a running gateway what integrators ask, mixed, by wrk:
--   wrk -t1 -c32 -d20s --latency -s mixed.lua ADDRESS -- TOKEN-FILE PERSON VERDICT PUBLICATION MANIFEST
-- Of ten requests three are checks of a person's consent and three badges; the others read what was published.
function init(arguments)
  local file = assert(io.open(arguments[1]))
  local headers = { ["Authorization"] = "Bearer " .. file:read("l"), ["Content-Type"] = "application/json" }
  file:close()
  local question = ('{"subjects":["%s"],"action":"DISTRIBUTE","modality":"IMAGE","purpose":"editorial",'
    .. '"territories":["EU"],"channel":"web","licensee":"Bench"}'):format(arguments[2])
  local check = wrk.format("POST", "/v1/consent-checks", headers, question)
  local function get(path)
    return wrk.format("GET", path, headers)
  end
  local badge = get("/v1/badges/" .. arguments[3])
  requests = {
    check, badge, get("/v1/publications/" .. arguments[4]),
    check, badge, get("/v1/verdicts/" .. arguments[3]),
    check, badge, get("/v1/manifests/" .. arguments[5] .. "/standing"),
    get("/v1/subjects/" .. arguments[2]),
  }
  sent = 0
end

function request()
  sent = sent + 1
  return requests[sent % #requests + 1]
end
