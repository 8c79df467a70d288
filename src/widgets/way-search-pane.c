/* The list holds numbers of policies; a row asks for the field and the words
 * when it is bound, so that many hits cost nothing.
 */
#include "config.h"

#include "way-search-pane.h"

#include <glib/gi18n.h>

#include "way-phrases.h"
#include "way-policy-list.h"
#include "way-rows.h"
#include "way-wrapped-label.h"

/* As many rows as are seen are made at once, and so many between two frames. */
#define FIRST_ROWS 20u
#define FILL_STEP 12

struct _WaySearchPane
{
  GtkWidget           parent_instance;

  /* template */
  GtkWidget          *box;
  GtkLabel           *place;
  GtkWidget          *scroller;
  GtkListView        *list;
  GtkWidget          *nothing;
  GtkLabel           *reason;
  GtkWidget          *clear;

  /* owned */
  WaySession         *session;
  GSignalGroup       *session_signals;
  WayPolicyList      *policies;
  GtkSingleSelection *selection;
  GPtrArray          *phrases;      /* what the rows emphasise */
  WayHits            *hits;         /* (nullable): what the list was made of */
  guint               n_listed;
  gboolean            fresh;        /* the list has been made of these hits */
  guint               fill_source;  /* until the list has rows for all of them */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaySearchPane, way_search_pane, GTK_TYPE_WIDGET)

/* The excerpt with its words in bold, or underlined where all is bold. */
static char *
make_markup (const WayExcerpt *excerpt,
             char              tag)
{
  GString *markup = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i + 1 < excerpt->spans->len; i += 2)
    {
      gsize start = g_array_index (excerpt->spans, gsize, i);
      gsize end = g_array_index (excerpt->spans, gsize, i + 1);
      g_autofree char *before = g_markup_escape_text (excerpt->text + at, start - at);
      g_autofree char *words = g_markup_escape_text (excerpt->text + start, end - start);

      g_string_append_printf (markup, "%s<%c>%s</%c>", before, tag, words, tag);
      at = end;
    }
  if (excerpt->text[at] != '\0')
    {
      g_autofree char *rest = g_markup_escape_text (excerpt->text + at, -1);

      g_string_append (markup, rest);
    }
  return g_string_free (markup, FALSE);
}

static GtkWidget *
add_label (GtkWidget  *row,
           int         n_lines,
           const char *css_class)
{
  GtkWidget *label = way_wrapped_label_new (NULL);

  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          WaySearchPane            *pane)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  add_label (row, 3, "hit-title");
  add_label (row, 1, "source");
  add_label (row, 3, "facts");
  gtk_widget_add_css_class (row, "hit");
  gtk_list_item_set_child (item, row);
}

/* The field that matched stands before the date, which may be cut; the short date
 * leaves that room for its year. */
static char *
say_where (const WayPolicy  *policy,
           const WayExcerpt *excerpt,
           WayLang           lang)
{
  g_autofree char *field = way_phrase_capital (way_search_field_name (excerpt->field, lang));
  g_autofree char *date = way_date_to_text (policy->date, lang);

  return g_strdup_printf ("%s · %s", field, date);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         WaySearchPane            *pane)
{
  guint policy = way_policy_item_get_policy (gtk_list_item_get_item (item));
  const WayDataset *dataset = way_session_get_dataset (pane->session);
  WayLang lang = way_session_get_lang (pane->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  g_autoptr (WayExcerpt) excerpt = way_search_explain (dataset, policy, pane->phrases, lang);
  gboolean in_title = excerpt != NULL && g_str_equal (excerpt->text, row->title[lang]);
  g_autofree char *where = excerpt != NULL ? say_where (row, excerpt, lang)
                                           : way_phrase_date (row, lang);
  g_autofree char *markup = NULL;
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *when = gtk_widget_get_next_sibling (title);
  GtkWidget *why = gtk_widget_get_next_sibling (when);

  way_rows_set_name (gtk_list_item_get_child (item), row->title[lang]);
  gtk_label_set_text (GTK_LABEL (title), row->title[lang]);
  gtk_widget_set_visible (why, excerpt != NULL && !in_title);
  gtk_label_set_text (GTK_LABEL (when), where);
  if (excerpt == NULL)
    return;
  markup = make_markup (excerpt, in_title ? 'u' : 'b');
  gtk_label_set_markup (GTK_LABEL (in_title ? title : why), markup);
}

static void
activated_cb (WaySearchPane *pane,
              guint          position)
{
  g_autoptr (WayPolicyItem) item
    = g_list_model_get_item (G_LIST_MODEL (pane->policies), position);

  if (item != NULL)
    g_signal_emit (pane, signals[SIGNAL_CHOSEN], 0, way_policy_item_get_policy (item));
}

/* The hits that the filters leave, in their order. */
static GArray *
filter_hits (WaySearchPane *pane)
{
  const WayHits *hits = pane->hits;
  const guint8 *matching = way_session_get_listed (pane->session, NULL);
  GArray *policies = g_array_new (FALSE, FALSE, sizeof (guint));
  const WayQuery *query = way_view_get_query (way_session_get_view (pane->session));
  gboolean in_window = way_view_get_in_window (way_session_get_view (pane->session));
  gboolean with_facets = hits->set != NULL && (way_query_has_facets (query) || in_window);

  for (guint i = 0; i < hits->n_order; i++)
    if (!with_facets || matching[hits->order[i]])
      g_array_append_val (policies, hits->order[i]);
  return policies;
}

/* "3 of 41", or how many there are. The number is exact once the whole set is
 * known, which may be before the list has all of them. */
static void
update_place (WaySearchPane *pane)
{
  guint selected = way_session_get_selected (pane->session);
  guint position = selected != WAY_NONE ? way_policy_list_find (pane->policies, selected)
                                        : G_MAXUINT;
  guint n = pane->n_listed;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  if (pane->hits != NULL && pane->hits->set != NULL)
    way_session_get_listed (pane->session, &n);
  all = way_phrase_count (n);
  if (pane->hits == NULL || pane->hits->set == NULL)
    text = g_strdup (_("Searching…"));
  else if (position != G_MAXUINT)
    {
      g_autofree char *place = way_phrase_count (position + 1);

      text = g_strdup_printf (_("%s of %s"), place, all);
    }
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hit", "%s hits", n), all);
  gtk_label_set_text (pane->place, text);
  gtk_single_selection_set_selected (pane->selection, position != G_MAXUINT
                                     ? position : GTK_INVALID_LIST_POSITION);
}

static void
update_nothing (WaySearchPane *pane)
{
  gboolean known = pane->hits != NULL && pane->hits->complete;
  gboolean nothing = known && pane->n_listed == 0;
  guint n = known ? pane->hits->n_hits : 0;
  g_autofree char *count = way_phrase_count (n);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (pane->nothing, nothing);
  gtk_widget_set_visible (pane->scroller, !nothing);
  gtk_widget_set_visible (pane->clear, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "search.clear-filters", n > 0);
  text = n == 0 ? g_strdup (_("No policy has these words."))
       : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The filters leave out the only policy with these words.",
                                       "The filters leave out all %s policies with these words.",
                                       n), count);
  gtk_label_set_text (pane->reason, text);
}

static gboolean
fill_cb (gpointer data)
{
  WaySearchPane *pane = data;

  if (way_policy_list_grow (pane->policies, FILL_STEP))
    return G_SOURCE_CONTINUE;
  pane->fill_source = 0;
  update_place (pane);
  return G_SOURCE_REMOVE;
}

/* Makes rows for a few hits, and for more between frames; takes @policies. */
static void
set_rows (WaySearchPane *pane,
          GArray        *policies)
{
  g_clear_handle_id (&pane->fill_source, g_source_remove);
  pane->n_listed = policies->len;
  way_policy_list_begin (pane->policies, policies, FIRST_ROWS);
  if (pane->n_listed > FIRST_ROWS)
    pane->fill_source = g_idle_add (fill_cb, pane);
}

/* Lists what has been found so far. The old list stays until something has. */
static void
update_list (WaySearchPane *pane)
{
  WayHits *hits = way_session_get_hits (pane->session);
  const char *text = way_view_get_query (way_session_get_view (pane->session))->text;
  gboolean wanted = hits != NULL || way_session_is_searching (pane->session);

  if (hits != NULL || !wanted)
    {
      g_clear_pointer (&pane->phrases, g_ptr_array_unref);
      pane->phrases = way_search_parse (text);
      g_clear_pointer (&pane->hits, way_hits_unref);
      pane->hits = hits != NULL ? way_hits_ref (hits) : NULL;
      set_rows (pane, hits != NULL ? filter_hits (pane)
                                   : g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  update_nothing (pane);
  gtk_widget_set_visible (GTK_WIDGET (pane), wanted);
}

static void
hits_changed_cb (WaySearchPane *pane)
{
  update_list (pane);
  update_place (pane);
}

/* Filters change what is listed; the first hits come with a signal of their
 * own, and a pan changes nothing. */
static void
matching_changed_cb (WaySearchPane *pane)
{
  pane->fresh = FALSE;
}

static void
view_changed_cb (WaySearchPane *pane)
{
  if (!pane->fresh)
    update_list (pane);
  pane->fresh = TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (pane)))
    update_place (pane);
}

static void
clear_filters_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WaySearchPane *pane = WAY_SEARCH_PANE (widget);
  WayView *view = way_session_get_view (pane->session);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) cleared = NULL;

  g_free (query->text);
  query->text = g_strdup (way_view_get_query (view)->text);
  cleared = way_view_with_query (view, query);
  way_session_go (pane->session, cleared);
}

static void
way_search_pane_dispose (GObject *object)
{
  WaySearchPane *pane = WAY_SEARCH_PANE (object);

  if (pane->session_signals != NULL)
    g_signal_group_set_target (pane->session_signals, NULL);
  g_clear_object (&pane->session_signals);
  g_clear_handle_id (&pane->fill_source, g_source_remove);
  if (pane->list != NULL)
    gtk_list_view_set_model (pane->list, NULL);
  pane->list = NULL;
  g_clear_pointer (&pane->box, gtk_widget_unparent);
  g_clear_object (&pane->selection);
  g_clear_object (&pane->policies);
  g_clear_pointer (&pane->phrases, g_ptr_array_unref);
  g_clear_pointer (&pane->hits, way_hits_unref);
  g_clear_object (&pane->session);

  G_OBJECT_CLASS (way_search_pane_parent_class)->dispose (object);
}

static gboolean
way_search_pane_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  return !way_rows_are_left (widget, direction)
      && GTK_WIDGET_CLASS (way_search_pane_parent_class)->focus (widget, direction);
}

static void
way_search_pane_class_init (WaySearchPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_search_pane_dispose;
  widget_class->focus = way_search_pane_focus;
  /* A hit has been chosen from the list: the number of its policy. */
  signals[SIGNAL_CHOSEN]
    = g_signal_new ("chosen", WAY_TYPE_SEARCH_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "searchpane");
  gtk_widget_class_install_action (widget_class, "search.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/search-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, box);
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, place);
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, list);
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, reason);
  gtk_widget_class_bind_template_child (widget_class, WaySearchPane, clear);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
way_search_pane_init (WaySearchPane *pane)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (pane));
  pane->phrases = way_search_parse ("");
  pane->policies = way_policy_list_new ();
  pane->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (pane->policies)));
  gtk_single_selection_set_autoselect (pane->selection, FALSE);
  gtk_single_selection_set_can_unselect (pane->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), pane);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), pane);
  gtk_list_view_set_factory (pane->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (pane->list, GTK_SELECTION_MODEL (pane->selection));

  pane->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (pane->session_signals, "notify::hits",
                                  G_CALLBACK (hits_changed_cb), pane);
  g_signal_group_connect_swapped (pane->session_signals, "notify::n-listed",
                                  G_CALLBACK (matching_changed_cb), pane);
  g_signal_group_connect_swapped (pane->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), pane);
}

/**
 * way_search_pane_set_session:
 * @pane: a search pane
 * @session: the session whose search it shows
 *
 * Gives the pane what it shows; to be called once.
 */
void
way_search_pane_set_session (WaySearchPane *pane,
                             WaySession    *session)
{
  g_return_if_fail (WAY_IS_SEARCH_PANE (pane) && pane->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  pane->session = g_object_ref (session);
  g_signal_group_set_target (pane->session_signals, session);
  hits_changed_cb (pane);
}

/**
 * way_search_pane_find_next:
 * @pane: a search pane
 * @direction: 1 or -1
 *
 * Returns: the hit after or before the selected one, round the ends of the
 *   list; the first or last if none is selected, %WAY_NONE if there is none
 */
guint
way_search_pane_find_next (WaySearchPane *pane,
                           int            direction)
{
  guint selected, position;

  g_return_val_if_fail (WAY_IS_SEARCH_PANE (pane), WAY_NONE);

  if (pane->session == NULL || pane->n_listed == 0)
    return WAY_NONE;
  selected = way_session_get_selected (pane->session);
  position = selected != WAY_NONE ? way_policy_list_find (pane->policies, selected) : G_MAXUINT;
  if (position == G_MAXUINT)
    position = direction > 0 ? 0 : pane->n_listed - 1;
  else
    position = (position + pane->n_listed + (direction > 0 ? 1 : -1)) % pane->n_listed;
  /* The row may not be there yet. */
  while (position >= g_list_model_get_n_items (G_LIST_MODEL (pane->policies)))
    way_policy_list_grow (pane->policies, pane->n_listed);
  gtk_widget_activate_action (GTK_WIDGET (pane->list), "list.scroll-to-item", "u", position);
  return g_array_index (way_policy_list_get (pane->policies), guint, position);
}
