/* Titles of policies run to many words, and addresses to none: lines end between
 * words, and where one is too long within it.
 */
#include "config.h"

#include "way-wrapped-label.h"

/**
 * way_wrapped_label_new:
 * @text: (nullable): what it says
 *
 * Returns: (transfer floating): a label that begins at the left and wraps
 */
GtkWidget *
way_wrapped_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}
