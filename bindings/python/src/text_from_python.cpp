#include "text_from_python.h"

namespace py = pybind11;

namespace unblame::python {

std::string utf8_of(py::handle text) {
  if (!PyUnicode_Check(text.ptr()))
    throw py::type_error("a text must be a str, not " + std::string(py::str(py::type::handle_of(text).attr("__name__"))));
  Py_ssize_t size = 0;
  if (const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size)) return {bytes, static_cast<std::size_t>(size)};
  PyErr_Clear();
  const auto encoded = py::reinterpret_steal<py::bytes>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass"));
  if (!encoded) throw py::error_already_set();
  std::string out = encoded;
  for (std::size_t i = 0; i + 2 < out.size(); ++i)  // ED A0..BF xx is a surrogate, three bytes as U+FFFD has
    if (static_cast<unsigned char>(out[i]) == 0xED && static_cast<unsigned char>(out[i + 1]) >= 0xA0) out.replace(i, 3, "\xEF\xBF\xBD");
  return out;
}

}  // namespace unblame::python
