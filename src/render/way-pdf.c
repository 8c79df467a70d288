/* The properties of a PDF, and its metadata as XMP. Cairo writes none of the
 * latter, so that it is appended as the format provides for changes: the new
 * stream, the catalog anew with a reference to it, and a table of both.
 */
#include "config.h"

#include "way-pdf.h"

#include <cairo-pdf.h>
#include <string.h>

#include "way-picture.h"

/* How much of the end of the file holds the trailer. */
#define TRAILER_BYTES 256

static void
set_text (cairo_surface_t      *surface,
          cairo_pdf_metadata_t  key,
          const char           *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return;
  valid = g_utf8_make_valid (text, -1);
  cairo_pdf_surface_set_metadata (surface, key, valid);
}

static cairo_status_t
append_cb (void         *bytes,
           const guchar *data,
           guint         length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * way_pdf_new:
 * @pdf: where the file is written; it must stay until way_pdf_finish()
 * @width: the width of a page in points of 1/72 inch
 * @height: its height
 *
 * Returns: (transfer full): a surface whose pages go into @pdf
 */
cairo_surface_t *
way_pdf_new (GByteArray *pdf,
             double      width,
             double      height)
{
  g_return_val_if_fail (pdf != NULL, NULL);

  return cairo_pdf_surface_create_for_stream (append_cb, pdf, width, height);
}

/**
 * way_pdf_finish:
 * @surface: (transfer full): a surface of way_pdf_new()
 * @error: return location for an error
 *
 * Writes what is left of a file and frees its surface.
 *
 * Returns: %FALSE with %WAY_PICTURE_ERROR_CONTENT if cairo could not write it
 */
gboolean
way_pdf_finish (cairo_surface_t  *surface,
                GError          **error)
{
  cairo_status_t status;

  g_return_val_if_fail (surface != NULL, FALSE);

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT,
               "The PDF cannot be made: %s", cairo_status_to_string (status));
  return FALSE;
}

/**
 * way_pdf_set_texts:
 * @surface: a PDF surface on which nothing is drawn yet
 * @texts: the texts of the document
 * @date: the day it was made, as 2016-05-19
 *
 * Sets the version of the file and the properties of the document. Without a
 * date cairo would write the hour.
 */
void
way_pdf_set_texts (cairo_surface_t       *surface,
                   const WayPictureTexts *texts,
                   const char            *date)
{
  g_autofree char *moment = NULL;
  g_autofree char *keywords = NULL;

  g_return_if_fail (surface != NULL && texts != NULL && date != NULL);

  /* The last version whose objects and tables are always plain. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  moment = g_strconcat (date, "T00:00:00Z", NULL);
  keywords = g_strjoin ("; ", texts->dataset != NULL ? texts->dataset : "",
                        texts->copyright, NULL);
  set_text (surface, CAIRO_PDF_METADATA_TITLE, texts->title);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, texts->description);
  set_text (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, texts->software);
  set_text (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  set_text (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
}

/* The last place of a text among bytes that may be zero; %NULL if it is not
 * there. */
static const char *
find_last (const GByteArray *bytes,
           const char       *text)
{
  gsize length = strlen (text);

  for (gsize end = bytes->len; end >= length; end--)
    if (memcmp (bytes->data + end - length, text, length) == 0)
      return (const char *) bytes->data + end - length;
  return NULL;
}

static gboolean
read_number (const char *end_of_file,
             const char *key,
             guint64    *number)
{
  const char *place = strstr (end_of_file, key);

  if (place == NULL)
    return FALSE;
  *number = g_ascii_strtoull (place + strlen (key), NULL, 10);
  return *number > 0;
}

static void
append (GByteArray *pdf,
        const char *text)
{
  g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
}

static guint
append_stream (GByteArray            *pdf,
               guint64                object,
               const WayPictureTexts *texts)
{
  g_autoptr (GString) xml = g_string_new (
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
  g_autofree char *head = NULL;
  guint place = pdf->len;

  way_xml_append_rdf (xml, texts);
  g_string_append (xml, "</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
  head = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<< /Type /Metadata\n   /Subtype /XML\n"
                          "   /Length %" G_GSIZE_FORMAT "\n>>\nstream\n", object, xml->len);
  append (pdf, head);
  append (pdf, xml->str);
  append (pdf, "endstream\nendobj\n");
  return place;
}

/* The catalog of a PDF as cairo writes it; %NULL if it is not there. */
static char *
copy_catalog (const GByteArray *pdf,
              guint64           object)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n", object);
  const char *start = find_last (pdf, head);
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (head);
  end = g_strstr_len (start, (gssize) (pdf->data + pdf->len - (const guint8 *) start),
                      ">>\nendobj");
  return end != NULL ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/**
 * way_pdf_add_metadata:
 * @pdf: a PDF of version 1.4 that cairo has written
 * @texts: the texts of the document
 *
 * Appends the texts as metadata of the whole document.
 */
void
way_pdf_add_metadata (GByteArray            *pdf,
                      const WayPictureTexts *texts)
{
  g_autofree char *trailer = NULL;
  g_autofree char *catalog = NULL;
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;
  guint64 size, root, info, before;
  guint length, catalog_place, stream_place;

  g_return_if_fail (pdf != NULL && texts != NULL);

  length = MIN (pdf->len, TRAILER_BYTES);
  trailer = g_strndup ((const char *) pdf->data + pdf->len - length, length);
  if (!read_number (trailer, "/Size ", &size) || !read_number (trailer, "/Root ", &root)
      || !read_number (trailer, "/Info ", &info)
      || !read_number (trailer, "startxref\n", &before))
    g_return_if_reached ();
  catalog = copy_catalog (pdf, root);
  g_return_if_fail (catalog != NULL);

  stream_place = append_stream (pdf, size, texts);
  catalog_place = pdf->len;
  text = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s   /Metadata %" G_GUINT64_FORMAT
                          " 0 R\n>>\nendobj\n", root, catalog, size);
  append (pdf, text);
  table = g_strdup_printf ("xref\n%" G_GUINT64_FORMAT " 1\n%010u 00000 n \n"
                           "%" G_GUINT64_FORMAT " 1\n%010u 00000 n \n"
                           "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %"
                           G_GUINT64_FORMAT " 0 R\n   /Info %" G_GUINT64_FORMAT
                           " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n>>\nstartxref\n%u\n%%%%EOF\n",
                           root, catalog_place, size, stream_place, size + 1, root, info, before,
                           pdf->len);
  append (pdf, table);
}
