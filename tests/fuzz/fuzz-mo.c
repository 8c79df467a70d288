/* Catalogues: any bytes are refused or give texts in UTF-8. */
#include "config.h"

#include "fuzz.h"
#include "way-mo.h"

static const char *const texts[] = {
  "", "met", "missed", "verdict\004open", "%u policy", "%u policies", "untranslated",
};

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMo) mo = way_mo_new (bytes, &error);

  g_assert_true ((mo == NULL) == (error != NULL));
  for (guint i = 0; mo != NULL && i < G_N_ELEMENTS (texts); i++)
    {
      const char *translation = way_mo_lookup (mo, texts[i]);

      g_assert_true (translation == NULL || g_utf8_validate (translation, -1, NULL));
    }
  return 0;
}
