/* The detail pane follows the selection of the session. Policies named in it
 * are links that select them; sources open in the browser.
 */
#include "config.h"

#include "way-detail-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-goal-card.h"
#include "way-links.h"
#include "way-phrases.h"
#include "way-scorecard-view.h"
#include "way-subject-page.h"
#include "way-why.h"
#include "way-words.h"

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
  GtkLabel      *related;
  GtkWidget     *sources_heading;
  GtkLabel      *sources;

  /* owned */
  WaySession    *session;
  WaySceneStyle *style;
  GSignalGroup  *session_signals;
  char          *shown;          /* id of the policy shown */
  char          *subject;        /* the goal or indicator shown, "" for none */
  int            shown_known;    /* as known on which day */
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

static void
append_relation (GString          *markup,
                 const WayDataset *dataset,
                 WayRelationKind   kind,
                 gboolean          incoming,
                 guint             other,
                 WayLang           lang)
{
  const WayPolicy *policy = way_dataset_get_policy (dataset, other);
  g_autofree char *line
    = g_markup_printf_escaped ("%s%s <a href=\"policy:%s\">%s</a> · %d",
                               markup->len > 0 ? "\n" : "",
                               way_relation_name (kind, incoming, lang), policy->id,
                               policy->short_title[lang], policy->date.year);

  g_string_append (markup, line);
}

/* Relations by kind, outgoing before incoming. */
static void
show_related (WayDetailPane   *pane,
              guint            number,
              const WayPolicy *policy,
              WayLang          lang)
{
  const WayDataset *dataset = way_session_get_dataset (pane->session);
  GString *markup = g_string_new (NULL);
  const guint *incoming;
  guint n_incoming;

  incoming = way_dataset_get_incoming (dataset, number, &n_incoming);
  for (guint kind = 0; kind < WAY_N_RELATIONS; kind++)
    {
      for (guint i = 0; i < policy->n_relations; i++)
        {
          const WayRelation *relation
            = way_dataset_get_relation (dataset, policy->first_relation + i);

          if (relation->kind == kind)
            append_relation (markup, dataset, kind, FALSE, relation->to, lang);
        }
      for (guint i = 0; i < n_incoming; i++)
        {
          const WayRelation *relation = way_dataset_get_relation (dataset, incoming[i]);

          if (relation->kind == kind)
            append_relation (markup, dataset, kind, TRUE, relation->from, lang);
        }
    }
  gtk_label_set_markup (pane->related, markup->str);
  gtk_widget_set_visible (pane->related_heading, markup->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (pane->related), markup->len > 0);
  g_string_free (markup, TRUE);
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
  show_facts (pane, number, policy, lang);
  show_scorecard (pane, number, policy);
  show_goals (pane, policy, lang);
  show_related (pane, number, policy, lang);
  show_sources (pane, policy, lang);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "detail.copy-citation", selected != WAY_NONE);
  if (selected != WAY_NONE)
    show_policy (pane, selected);
  else
    gtk_stack_set_visible_child_name (pane->stack, "empty");
}

static void
dataset_changed_cb (WayDetailPane *pane)
{
  g_clear_pointer (&pane->shown, g_free);
  g_clear_pointer (&pane->subject, g_free);
  view_changed_cb (pane);
}

static void
copy_citation_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayDetailPane *pane = WAY_DETAIL_PANE (widget);
  guint selected = way_session_get_selected (pane->session);
  g_autofree char *citation = NULL;

  if (selected == WAY_NONE)
    return;
  citation = way_phrase_citation (way_session_get_dataset (pane->session),
                                  way_dataset_get_policy (way_session_get_dataset (pane->session),
                                                          selected));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
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
  gtk_widget_class_install_action (widget_class, "detail.copy-citation", NULL, copy_citation_cb);

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
}

static void
way_detail_pane_init (WayDetailPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
  g_signal_connect_object (pane->related, "activate-link", G_CALLBACK (label_link_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane->sources, "activate-link", G_CALLBACK (label_link_cb), pane,
                           G_CONNECT_SWAPPED);
  pane->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (pane->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), pane);
  g_signal_group_connect_swapped (pane->session_signals, "notify::dataset",
                                  G_CALLBACK (dataset_changed_cb), pane);
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
  g_signal_group_set_target (pane->session_signals, session);
  dataset_changed_cb (pane);
}
