/* The detail pane follows the selection of the session. Policies named in it
 * are links that select them; sources open in the browser.
 */
#include "config.h"

#include "way-detail-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-goal-card.h"
#include "way-links.h"
#include "way-note-editor.h"
#include "way-phrases.h"
#include "way-provenance.h"
#include "way-scorecard-view.h"
#include "way-subject-page.h"
#include "way-why.h"
#include "way-words.h"
#include "way-wrapped-label.h"

struct _WayDetailPane
{
  GtkWidget      parent_instance;

  /* template */
  GtkStack      *stack;
  GtkWidget     *scroller;
  GtkWidget     *subject_scroller;
  GtkLabel      *kind;
  GtkLabel      *level;
  GtkLabel      *title;
  GtkLabel      *other_title;
  GtkBox        *claims;
  GtkLabel      *facts;
  GtkLabel      *summary;
  GtkLabel      *goals_heading;
  GtkBox        *goals;
  GtkWidget     *scorecard_heading;
  GtkBox        *scorecard;
  GtkWidget     *related_heading;
  GtkBox        *related;
  GtkWidget     *sources_heading;
  GtkLabel      *sources;
  GtkToggleButton *star;
  GtkLinkButton *open_source;
  WayNoteEditor *note;

  /* owned */
  WaySession    *session;
  WaySceneStyle *style;
  GSignalGroup  *session_signals;
  char          *shown;          /* id of the policy shown */
  char          *subject;        /* the goal or indicator shown, "" for none */
  int            shown_known;    /* as known on which day */
  gboolean       updating;       /* the star changes because stars have */
};

G_DEFINE_FINAL_TYPE (WayDetailPane, way_detail_pane, GTK_TYPE_WIDGET)

/* Links to what the data set holds stay in the program; any other address is
 * left to GTK, which gives it to the browser. */
static gboolean
label_link_cb (WayDetailPane *pane,
               const char    *uri)
{
  return way_links_follow (pane->session, uri);
}

static void
card_link_cb (WayDetailPane *pane,
              const char    *uri)
{
  label_link_cb (pane, uri);
}

/* A chip that has been cut is told in full. */
static gboolean
query_tooltip_cb (GtkLabel   *chip,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (chip)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (chip));
  return TRUE;
}

static void
append_fact (GString    *facts,
             const char *text)
{
  if (*text == '\0')
    return;
  if (facts->len > 0)
    g_string_append_c (facts, '\n');
  g_string_append (facts, text);
}

/* A fact that tells where it comes from when it is pressed. */
static void
add_claim (WayDetailPane *pane,
           const char    *text,
           WayWhyAdd      add,
           guint          policy)
{
  GtkWidget *button = way_why_new_button (text);

  way_why_answer_for (button, way_session_get_dataset (pane->session),
                      way_view_get_as_known (way_session_get_view (pane->session)),
                      way_session_get_lang (pane->session), add, policy);
  gtk_box_append (pane->claims, button);
}

static void
show_claims (WayDetailPane   *pane,
             guint            number,
             const WayPolicy *policy,
             WayLang          lang)
{
  g_autofree char *date = way_phrase_date (policy, lang);
  g_autofree char *period = way_phrase_period (policy, lang);
  g_autofree char *in_force = g_strdup_printf (_("In force %s"), period);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pane->claims))) != NULL)
    gtk_box_remove (pane->claims, child);
  add_claim (pane, date, way_answer_add_date, number);
  if (*period != '\0')
    add_claim (pane, in_force, way_answer_add_period, number);
  if (*policy->number[lang] != '\0')
    add_claim (pane, policy->number[lang], way_answer_add_number, number);
}

static void
show_facts (WayDetailPane   *pane,
            guint            number,
            const WayPolicy *policy,
            WayLang          lang)
{
  const WayDataset *dataset = way_session_get_dataset (pane->session);
  g_autofree char *issuers = way_phrase_issuers (dataset, policy, lang);
  GString *facts = g_string_new (NULL);

  show_claims (pane, number, policy, lang);
  append_fact (facts, issuers);
  if (policy->region != WAY_NONE)
    append_fact (facts, way_dataset_get_area (dataset, policy->region)->name[lang]);
  append_fact (facts, way_dataset_get_theme (dataset, policy->theme)->name[lang]);
  gtk_label_set_text (pane->facts, facts->str);
  g_string_free (facts, TRUE);
}

static void
show_goals (WayDetailPane   *pane,
            const WayPolicy *policy,
            WayLang          lang)
{
  g_autofree char *counts
    = way_phrase_goals (way_session_get_dataset (pane->session), policy, lang);
  g_autofree char *heading = g_strdup_printf (_("Stated goals · %s"), counts);
  GtkWidget *child;

  gtk_label_set_text (pane->goals_heading, heading);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pane->goals))) != NULL)
    gtk_box_remove (pane->goals, child);
  for (guint i = 0; i < policy->n_stated; i++)
    {
      GtkWidget *card
        = way_goal_card_new (way_session_get_dataset (pane->session), policy->first_stated + i,
                             way_view_get_as_known (way_session_get_view (pane->session)),
                             pane->style);

      g_signal_connect_object (card, "activate-link", G_CALLBACK (card_link_cb), pane,
                               G_CONNECT_SWAPPED);
      gtk_box_append (pane->goals, card);
    }
}

/* A plan has a scorecard, and so has any policy that others implement. */
static void
show_scorecard (WayDetailPane   *pane,
                guint            number,
                const WayPolicy *policy)
{
  WayDataset *dataset = way_session_get_dataset (pane->session);
  int known_on = way_view_get_as_known (way_session_get_view (pane->session));
  g_autoptr (WayScorecard) card = way_scorecard_new (dataset, number, known_on);
  gboolean shown = card->rows->len > 0
                   && (policy->kind == WAY_KIND_PLAN || policy->kind == WAY_KIND_OUTLINE
                       || card->n_implementing > 0);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (pane->scorecard));

  if (child != NULL)
    gtk_box_remove (pane->scorecard, child);
  gtk_widget_set_visible (pane->scorecard_heading, shown);
  gtk_widget_set_visible (GTK_WIDGET (pane->scorecard), shown);
  if (!shown)
    return;
  child = way_scorecard_view_new (dataset, card, known_on, pane->style);
  gtk_widget_set_hexpand (child, TRUE);
  g_signal_connect_object (child, "activate-link", G_CALLBACK (card_link_cb), pane,
                           G_CONNECT_SWAPPED);
  gtk_box_append (pane->scorecard, child);
}

/* "implemented by" a link to the other policy, and why that is said. */
static GtkWidget *
make_relation (WayDetailPane *pane,
               guint          number,
               gboolean       incoming,
               WayLang        lang)
{
  WayDataset *dataset = way_session_get_dataset (pane->session);
  const WayRelation *relation = way_dataset_get_relation (dataset, number);
  const WayPolicy *policy
    = way_dataset_get_policy (dataset, incoming ? relation->from : relation->to);
  g_autofree char *line
    = g_markup_printf_escaped ("%s <a href=\"policy:%s\">%s</a> · %d",
                               way_relation_name (relation->kind, incoming, lang), policy->id,
                               policy->short_title[lang], policy->date.year);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = way_wrapped_label_new (NULL);
  GtkWidget *why = way_why_new_button (_("Why?"));
  g_autofree char *asked = g_strdup_printf ("%s %s %s", _("Why?"),
                                            way_relation_name (relation->kind, incoming, lang),
                                            policy->short_title[lang]);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (why))), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (why), GTK_ACCESSIBLE_PROPERTY_LABEL, asked, -1);
  gtk_label_set_markup (GTK_LABEL (label), line);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (label_link_cb), pane,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (why, GTK_ALIGN_START);
  way_why_answer_for (row, dataset, way_view_get_as_known (way_session_get_view (pane->session)),
                      lang, way_answer_add_relation, number);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), why);
  return row;
}

/* Relations by kind, outgoing before incoming. */
static void
show_related (WayDetailPane   *pane,
              guint            number,
              const WayPolicy *policy,
              WayLang          lang)
{
  const WayDataset *dataset = way_session_get_dataset (pane->session);
  const guint *incoming;
  guint n_incoming;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pane->related))) != NULL)
    gtk_box_remove (pane->related, child);
  incoming = way_dataset_get_incoming (dataset, number, &n_incoming);
  for (guint kind = 0; kind < WAY_N_RELATIONS; kind++)
    {
      for (guint i = policy->first_relation; i < policy->first_relation + policy->n_relations; i++)
        if (way_dataset_get_relation (dataset, i)->kind == kind)
          gtk_box_append (pane->related, make_relation (pane, i, FALSE, lang));
      for (guint i = 0; i < n_incoming; i++)
        if (way_dataset_get_relation (dataset, incoming[i])->kind == kind)
          gtk_box_append (pane->related, make_relation (pane, incoming[i], TRUE, lang));
    }
  child = gtk_widget_get_first_child (GTK_WIDGET (pane->related));
  gtk_widget_set_visible (pane->related_heading, child != NULL);
  gtk_widget_set_visible (GTK_WIDGET (pane->related), child != NULL);
}

/* The shape of the evidence: filled where the text itself was read. */
static const char *
evidence_shape (WayEvidence evidence)
{
  switch (evidence)
    {
    case WAY_EVIDENCE_PAGE:
      return "●";
    case WAY_EVIDENCE_REPO:
      return "■";
    case WAY_EVIDENCE_SEED:
      return "◐";
    case WAY_EVIDENCE_RECALL:
      return "○";
    default:
      g_return_val_if_reached ("");
    }
}

static void
append_source (GString         *markup,
               const WaySource *source,
               const char      *supports,
               WayLang          lang)
{
  g_autofree char *date = way_date_to_text (source->date, lang);
  g_autofree char *line
    = g_markup_printf_escaped ("%s%s %s, <i>%s</i>%s%s: %s. %s", markup->len > 0 ? "\n" : "",
                               evidence_shape (source->evidence), source->publisher, source->title,
                               *date != '\0' ? ", " : "", date, supports,
                               way_evidence_name (source->evidence, lang));

  g_string_append (markup, line);
  if (*source->url != '\0')
    {
      g_autofree char *link = g_markup_printf_escaped (" · <a href=\"%s\">%s</a>", source->url,
                                                       _("Open"));

      g_string_append (markup, link);
    }
}

static void
show_sources (WayDetailPane   *pane,
              const WayPolicy *policy,
              WayLang          lang)
{
  const WayDataset *dataset = way_session_get_dataset (pane->session);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < policy->n_sources; i++)
    {
      const WayPolicySource *row
        = way_dataset_get_policy_source (dataset, policy->first_source + i);

      append_source (markup, way_dataset_get_source (dataset, row->source), row->supports[lang],
                     lang);
    }
  gtk_label_set_markup (pane->sources, markup->str);
  gtk_widget_set_visible (pane->sources_heading, markup->len > 0);
  g_string_free (markup, TRUE);
}

/* The head says whether there is a star; without a place to keep it there is
 * none. */
static void
show_star (WayDetailPane *pane)
{
  guint selected = way_session_get_selected (pane->session);
  gboolean starred = selected != WAY_NONE && way_session_is_starred (pane->session, selected);

  pane->updating = TRUE;
  gtk_toggle_button_set_active (pane->star, starred);
  pane->updating = FALSE;
  gtk_button_set_label (GTK_BUTTON (pane->star), starred ? "★" : "☆");
  gtk_widget_set_tooltip_text (GTK_WIDGET (pane->star),
                               starred ? _("Take the star away") : _("Star this policy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Star"), -1);
  gtk_widget_set_visible (GTK_WIDGET (pane->star), way_session_get_own (pane->session) != NULL);
}

static void
star_toggled_cb (WayDetailPane *pane)
{
  guint selected = way_session_get_selected (pane->session);

  if (!pane->updating && selected != WAY_NONE)
    way_session_set_starred (pane->session, selected, gtk_toggle_button_get_active (pane->star));
}

static void
show_main_source (WayDetailPane *pane,
                  guint          number)
{
  const WayDataset *dataset = way_session_get_dataset (pane->session);
  guint source = way_provenance_main_source (dataset, number);
  const char *address = source != WAY_NONE ? way_dataset_get_source (dataset, source)->url : "";
  g_autofree char *tooltip = *address != '\0'
    ? g_strdup_printf (_("Open its main source in the browser: %s"), address)
    : g_strdup (_("None of its sources has an address"));

  gtk_link_button_set_uri (pane->open_source, address);
  gtk_widget_set_sensitive (GTK_WIDGET (pane->open_source), *address != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (pane->open_source), tooltip);
}

static void
show_policy (WayDetailPane *pane,
             guint          number)
{
  const WayPolicy *policy
    = way_dataset_get_policy (way_session_get_dataset (pane->session), number);
  WayLang lang = way_session_get_lang (pane->session);
  WayLang other = lang == WAY_LANG_EN ? WAY_LANG_ZH : WAY_LANG_EN;
  g_autofree char *kind = way_phrase_capital (way_policy_kind_name (policy->kind, lang));
  g_autofree char *level = way_phrase_capital (way_level_name (policy->level, lang));
  g_autofree char *summary = NULL;
  GtkAdjustment *scroll
    = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane->scroller));

  gtk_label_set_text (pane->kind, kind);
  gtk_label_set_text (pane->level, level);
  gtk_label_set_text (pane->title, policy->title[lang]);
  gtk_label_set_text (pane->other_title, policy->title[other]);
  if (way_session_get_both (pane->session))
    summary = g_strdup_printf ("%s\n\n%s", policy->summary[lang], policy->summary[other]);
  gtk_label_set_text (pane->summary, summary != NULL ? summary : policy->summary[lang]);
  show_star (pane);
  show_main_source (pane, number);
  show_facts (pane, number, policy, lang);
  show_scorecard (pane, number, policy);
  show_goals (pane, policy, lang);
  show_related (pane, number, policy, lang);
  show_sources (pane, policy, lang);
  way_note_editor_show (pane->note, policy->id);
  gtk_adjustment_set_value (scroll, 0);
  gtk_stack_set_visible_child_name (pane->stack, "policy");
}

/* Whether the pane is about a goal or an indicator, which it then shows. */
static gboolean
show_subject (WayDetailPane *pane,
              WayView       *view)
{
  const char *subject = way_view_get_subject (view);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (pane->subject_scroller);
  GtkWidget *page;

  if (g_strcmp0 (subject, pane->subject) == 0
      && pane->shown_known == way_view_get_as_known (view))
    return *subject != '\0' && gtk_scrolled_window_get_child (scroller) != NULL;
  g_free (pane->subject);
  pane->subject = g_strdup (subject);
  page = way_subject_page_new (way_session_get_dataset (pane->session), subject,
                               way_session_get_selected (pane->session),
                               way_view_get_as_known (view), pane->style);
  if (page != NULL)
    g_signal_connect_object (page, "activate-link", G_CALLBACK (card_link_cb), pane,
                             G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (scroller, page);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
  return page != NULL;
}

static void
view_changed_cb (WayDetailPane *pane)
{
  WayView *view = way_session_get_view (pane->session);
  const char *id = way_view_get_selection (view);
  guint selected = way_session_get_selected (pane->session);
  gboolean same = g_strcmp0 (id, pane->shown) == 0;

  if (show_subject (pane, view))
    {
      pane->shown_known = way_view_get_as_known (view);
      g_clear_pointer (&pane->shown, g_free);
      gtk_stack_set_visible_child_name (pane->stack, "subject");
      return;
    }
  if (same && pane->shown_known == way_view_get_as_known (view))
    return;
  pane->shown_known = way_view_get_as_known (view);
  if (same && selected != WAY_NONE)
    {
      const WayPolicy *policy
        = way_dataset_get_policy (way_session_get_dataset (pane->session), selected);

      show_scorecard (pane, selected, policy);
      show_goals (pane, policy, way_session_get_lang (pane->session));
      return;
    }
  g_free (pane->shown);
  pane->shown = g_strdup (id);
  if (selected != WAY_NONE)
    show_policy (pane, selected);
  else
    {
      way_note_editor_show (pane->note, NULL);
      gtk_stack_set_visible_child_name (pane->stack, "empty");
    }
}

static void
dataset_changed_cb (WayDetailPane *pane)
{
  g_clear_pointer (&pane->shown, g_free);
  g_clear_pointer (&pane->subject, g_free);
  view_changed_cb (pane);
}

/* Stars and notes may come after the pane was made. */
static void
own_changed_cb (WayDetailPane *pane)
{
  show_star (pane);
  if (pane->shown != NULL && *pane->shown != '\0')
    way_note_editor_show (pane->note, pane->shown);
}

static void
way_detail_pane_dispose (GObject *object)
{
  WayDetailPane *pane = WAY_DETAIL_PANE (object);

  if (pane->session_signals != NULL)
    g_signal_group_set_target (pane->session_signals, NULL);
  g_clear_object (&pane->session_signals);
  if (pane->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (pane->stack));
  pane->stack = NULL;
  g_clear_object (&pane->session);
  g_clear_object (&pane->style);
  g_clear_pointer (&pane->shown, g_free);
  g_clear_pointer (&pane->subject, g_free);

  G_OBJECT_CLASS (way_detail_pane_parent_class)->dispose (object);
}

static void
way_detail_pane_class_init (WayDetailPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_detail_pane_dispose;
  gtk_widget_class_set_css_name (widget_class, "detail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (WAY_TYPE_NOTE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, subject_scroller);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, kind);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, level);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, title);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, other_title);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, claims);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, facts);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, summary);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, goals_heading);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, goals);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, scorecard_heading);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, scorecard);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, related_heading);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, related);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, sources_heading);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, sources);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, star);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, open_source);
  gtk_widget_class_bind_template_child (widget_class, WayDetailPane, note);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
}

static void
way_detail_pane_init (WayDetailPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
  g_signal_connect_object (pane->sources, "activate-link", G_CALLBACK (label_link_cb), pane,
                           G_CONNECT_SWAPPED);
  pane->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (pane->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), pane);
  g_signal_group_connect_swapped (pane->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), pane);
  g_signal_group_connect_swapped (pane->session_signals, "notify::own",
                                  G_CALLBACK (own_changed_cb), pane);
}

/**
 * way_detail_pane_set_session:
 * @pane: a detail pane
 * @session: the session whose selection it shows
 * @style: the look of the window
 *
 * Gives the pane what it shows; to be called once.
 */
void
way_detail_pane_set_session (WayDetailPane *pane,
                             WaySession    *session,
                             WaySceneStyle *style)
{
  g_return_if_fail (WAY_IS_DETAIL_PANE (pane) && pane->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style));

  pane->session = g_object_ref (session);
  pane->style = g_object_ref (style);
  way_note_editor_set_session (pane->note, session);
  g_signal_group_set_target (pane->session_signals, session);
  dataset_changed_cb (pane);
}
