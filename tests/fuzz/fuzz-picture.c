/* Pictures: any bytes are refused or give a text in UTF-8, of bounded size. */
#include "config.h"

#include "fuzz.h"
#include "way-picture-reader.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *dataset = NULL;
  g_autofree char *view = way_picture_read_view (stream, &dataset, NULL, &error);

  g_assert_true ((view == NULL) == (error != NULL));
  if (view != NULL)
    {
      g_assert_true (g_utf8_validate (view, -1, NULL));
      g_assert_cmpuint (strlen (view), <=, 1 << 20);
    }
  g_assert_true (dataset == NULL || view != NULL);
  if (dataset != NULL)
    {
      g_assert_true (g_utf8_validate (dataset, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (dataset, -1), <=, 120);
    }
  return 0;
}
