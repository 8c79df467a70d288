/* The texts of a picture as RDF, which SVG and PDF share: Dublin Core, which
 * other programs read, and the view in a namespace of its own.
 */
#include "config.h"

#include "way-picture-texts.h"

/* The characters that XML 1.0 can hold. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800)
      || (c >= 0xe000 && c < 0xfffe) || c >= 0x10000;
}

/**
 * way_xml_append:
 * @xml: where to write
 * @text: a text, which need not be valid UTF-8
 *
 * Writes a text into XML, as the content of an element or between double
 * quotes. Characters that XML cannot hold are left out.
 */
void
way_xml_append (GString    *xml,
                const char *text)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (xml != NULL && text != NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '"')
        g_string_append (xml, "&quot;");
      else if (is_allowed (c))
        g_string_append_unichar (xml, c);
    }
}

static void
append_element (GString    *xml,
                const char *element,
                const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (xml, "<%s>", element);
  way_xml_append (xml, text);
  g_string_append_printf (xml, "</%s>\n", element);
}

/* XMP wants a language for these. */
static void
append_alternative (GString    *xml,
                    const char *element,
                    const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (xml, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", element);
  way_xml_append (xml, text);
  g_string_append_printf (xml, "</rdf:li></rdf:Alt></%s>\n", element);
}

/**
 * way_xml_append_rdf:
 * @xml: where to write
 * @texts: the texts of a picture
 *
 * Writes the texts as an element rdf:RDF, in the form of XMP.
 */
void
way_xml_append_rdf (GString               *xml,
                    const WayPictureTexts *texts)
{
  g_return_if_fail (xml != NULL && texts != NULL);

  g_string_append (xml,
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                   " xmlns:way=\"" WAY_VIEW_NAMESPACE "\">\n"
                   "<rdf:Description rdf:about=\"\">\n");
  append_alternative (xml, "dc:title", texts->title);
  append_alternative (xml, "dc:description", texts->description);
  append_element (xml, "dc:source", texts->source);
  append_alternative (xml, "dc:rights", texts->copyright);
  append_element (xml, "xmp:CreatorTool", texts->software);
  append_element (xml, "xmp:CreateDate", texts->creation_time);
  append_element (xml, "way:dataset", texts->dataset);
  append_element (xml, "way:view", texts->view);
  g_string_append (xml, "</rdf:Description>\n</rdf:RDF>\n");
}
