-- Asks a running consent-service by wrk, which takes less of a shared machine than a Java client does:
--   wrk -t2 -c32 -d20s --latency -s consent.lua ADDRESS -- TOKEN-FILE SUBJECTS ALLOW|DENY|UNKNOWN [RATE]
-- The registry is that of src/main/sql/consent.sql. RATE is in questions a second of all 32 connections together; without one
-- each connection asks again as soon as it was answered. An answer that is not the wanted one is counted and named at the end.
local CONNECTIONS = 32

local threads = {}
local question = '{"subjects":["01900000-0000-7000-8000-%012x"],"action":"DISTRIBUTE","modality":"IMAGE",'
    .. '"purpose":"awareness-campaign","territories":["DE"],"channel":"web","licensee":"Studio %d"}'

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init(arguments)
  local file = assert(io.open(arguments[1]))
  wrk.method = "POST"
  wrk.path = "/v1/consent-checks"
  wrk.headers["Authorization"] = "Bearer " .. file:read("l")
  wrk.headers["Content-Type"] = "application/json"
  file:close()
  subjects = tonumber(arguments[2])
  wanted = arguments[3]
  pause = arguments[4] and 1000 * CONNECTIONS / tonumber(arguments[4])
  expected = '"decision":"' .. wanted .. '"'
  others = 0
  other = nil
  math.randomseed(number)
end

function request()
  local person = math.random(subjects) + (wanted == "UNKNOWN" and subjects or 0)
  local licensee = wanted == "DENY" and 8 or math.random(0, 6)
  return wrk.format(nil, nil, nil, question:format(person, licensee))
end

function response(status, headers, body)
  if not body:find(expected, 1, true) then
    others = others + 1
    other = status .. " " .. body
  end
end

-- Half of the pause to one and a half, so that the connections do not ask in step.
local function paced()
  return pause * (0.5 + math.random())
end

function delay()
  return pause and paced() or 0
end

function done(summary, latency, requests)
  for _, thread in ipairs(threads) do
    if thread:get("others") > 0 then
      print(thread:get("others") .. " answers were not the wanted one, such as: " .. thread:get("other"))
    end
  end
end
