// JSON with places, and SHA-256.
#include <doctest/doctest.h>

#include "data/located_json.h"
#include "data/sha256.h"

using namespace unblame;

TEST_CASE("SHA-256: the vectors of FIPS 180-4 and the edges of a block") {
  const std::pair<std::string, std::string> rows[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(55, 'a'), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
      {std::string(56, 'a'), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
      {std::string(64, 'a'), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
      {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& [text, digest] : rows) CHECK(sha256_hex(text) == digest);
}

TEST_CASE("every JSON value knows its line and column") {
  const auto json = parse_located_json("f.json", "{\"a\": [1, 22,\n  -3.5, true],\n \"b\\\"c\": \"x\\\\\", \"n\": null}");
  REQUIRE(json);
  const auto place = [](const JsonValue& value) { return std::pair{value.place.line, value.place.column}; };
  const auto& list = *json->find("a")->as_array();
  CHECK(place(*json) == std::pair{1u, 1u});
  CHECK(place(list[0]) == std::pair{1u, 8u});
  CHECK(place(list[1]) == std::pair{1u, 11u});
  CHECK(place(list[2]) == std::pair{2u, 3u});
  CHECK(place(list[3]) == std::pair{2u, 9u});
  CHECK(place(*json->find("b\"c")) == std::pair{3u, 10u});
  CHECK(json->find("n")->is_null());
}

TEST_CASE("JSON that cannot be read says where and why") {
  const std::pair<std::string, std::string> rows[] = {
      {"{\"a\": 1,\n \"a\": 2}", "f.json:2:2: error: the key \"a\" stands twice in one object (keep one of the two)"},
      {"[1, 2", "f.json:1:6: error: not valid JSON"},
      {"{\"a\" 1}", "f.json:1:6: error: not valid JSON"},
      {"", "f.json:1:1: error: not valid JSON"},
      {std::string(100, '['), "f.json:1:33: error: nested deeper than 32 levels"},
      {"[1] 2", "f.json:1:5: error: not valid JSON"},
      {"\"\xFF\"", "f.json:1:2: error: not valid JSON"},
  };
  for (const auto& [text, message] : rows) {
    CAPTURE(text);
    const auto json = parse_located_json("f.json", text);
    REQUIRE(!json);
    CHECK(to_string(json.error()).substr(0, message.size()) == message);
  }
}
