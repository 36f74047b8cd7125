using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Tests.Inbound;

internal sealed class InteractionTests
{
    [Test]
    public void Every_kind_of_answer_in_a_form_has_its_getter()
    {
        var submission = (ViewSubmission)Interaction.Parse("""
            {"type":"view_submission","user":{"id":"U1","team_id":"T1"},"team":{"id":"T1"},"view":{"id":"V1","callback_id":"settings.save","state":{"values":{
              "note":{"text":{"type":"plain_text_input","value":"<!channel> & more"}},
              "none":{"text":{"type":"plain_text_input","value":null}},
              "track":{"pick":{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"SQL"},"value":"sql"}}},
              "days":{"pick":{"type":"checkboxes","selected_options":[{"value":"mon"},{"value":"tue"}]}},
              "hour":{"pick":{"type":"timepicker","selected_time":"08:30"}},
              "from":{"pick":{"type":"datepicker","selected_date":"2027-01-10"}},
              "at":{"pick":{"type":"datetimepicker","selected_date_time":1768032000}},
              "who":{"pick":{"type":"users_select","selected_user":"U2"}},
              "all":{"pick":{"type":"multi_users_select","selected_users":["U2","U3"]}},
              "where":{"pick":{"type":"conversations_select","selected_conversation":"C1"}},
              "count":{"pick":{"type":"number_input","value":"3.5"}}
            }}}}
            """);
        var state = submission.State;

        Assert.Multiple(() =>
        {
            Assert.That(submission.View.CallbackId, Is.EqualTo("settings.save"));
            Assert.That(state.Text("note", "text"), Is.EqualTo("<!channel> & more"));
            Assert.That(state.Text("none", "text"), Is.Null);
            Assert.That(state.Selected("track", "pick"), Is.EqualTo("sql"));
            Assert.That(state.SelectedMany("days", "pick"), Is.EqualTo(new[] { "mon", "tue" }));
            Assert.That(state.Time("hour", "pick"), Is.EqualTo(new TimeOnly(8, 30)));
            Assert.That(state.Date("from", "pick"), Is.EqualTo(new DateOnly(2027, 1, 10)));
            Assert.That(state.DateTime("at", "pick"), Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1768032000)));
            Assert.That(state.User("who", "pick"), Is.EqualTo("U2"));
            Assert.That(state.Users("all", "pick"), Is.EqualTo(new[] { "U2", "U3" }));
            Assert.That(state.Conversation("where", "pick"), Is.EqualTo("C1"));
            Assert.That(state.Number("count", "pick"), Is.EqualTo(3.5m));
        });
    }

    [Test]
    public void A_field_that_is_not_there_or_of_another_kind_reads_like_an_empty_one()
    {
        var submission = (ViewSubmission)Interaction.Parse("""
            {"type":"view_submission","view":{"state":{"values":{"b":{"a":{"type":"plain_text_input","value":"25:99","selected_time":"25:99","selected_date":"soon"}}}}}}
            """);
        var state = submission.State;

        Assert.Multiple(() =>
        {
            Assert.That(state.Time("b", "a"), Is.Null);
            Assert.That(state.Date("b", "a"), Is.Null);
            Assert.That(state.Number("b", "a"), Is.Null);
            Assert.That(state.SelectedMany("b", "a"), Is.Empty);
            Assert.That(state.Text("b", "other"), Is.Null);
            Assert.That(state.Selected("other", "a"), Is.Null);
        });
    }

    [TestCase("""{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T2"}}""", "T1", "T2")]
    [TestCase("""{"type":"block_actions","team":null,"user":{"id":"U1","team_id":"T2"}}""", "T2", "T2")]
    [TestCase("""{"type":"block_actions","team":null,"user":{"id":"U1","team_id":"T2"},"view":{"team_id":"T3","app_installed_team_id":"T4"}}""", "T4", "T2")]
    [TestCase("""{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"view":{"app_installed_team_id":"T4"}}""", "T4", null)]
    [TestCase("""{"type":"block_actions","team":null,"user":{"id":"U1"},"enterprise":{"id":"E1"},"is_enterprise_install":true}""", null, null)]
    public void The_workspace_is_the_one_the_app_is_installed_in(string json, string? team, string? userTeam)
    {
        var actor = Interaction.Parse(json).Actor;

        Assert.That((actor.TeamId, actor.UserTeamId, actor.UserId), Is.EqualTo((team, userTeam, "U1")));
    }

    [Test]
    public void An_organisation_wide_payload_keeps_its_organisation()
    {
        var actor = Interaction.Parse(
            """{"type":"block_actions","team":null,"user":{"id":"U1"},"enterprise":{"id":"E1"},"is_enterprise_install":true}""").Actor;

        Assert.That((actor.EnterpriseId, actor.IsEnterpriseInstall), Is.EqualTo(("E1", true)));
    }

    [TestCase("""{"type":"button","action_id":"a","value":"1.{}"}""", "1.{}")]
    [TestCase("""{"type":"static_select","action_id":"a","selected_option":{"value":"1.7"}}""", "1.7")]
    [TestCase("""{"type":"users_select","action_id":"a","selected_user":"U2"}""", null)]
    public void The_value_of_a_click_is_the_buttons_or_the_chosen_options(string action, string? expected)
    {
        var click = (BlockActions)Interaction.Parse($$"""{"type":"block_actions","user":{"id":"U1"},"actions":[{{action}}]}""");

        Assert.That(click.Actions[0].Value, Is.EqualTo(expected));
    }

    [Test]
    public void The_events_of_a_shared_channel_belong_to_the_workspace_that_installed_the_app()
    {
        var envelope = (EventEnvelope)InboundEvent.Parse(
            """{"type":"event_callback","team_id":"T_there","event_id":"Ev1","authorizations":[{"team_id":"T_ours"}],"event":{"type":"message"}}"""u8.ToArray());

        Assert.That(envelope.TeamId, Is.EqualTo("T_ours"));
    }

    [TestCase("1531420618.000200", 1531420618.0002)]
    [TestCase("1531420618", 1531420618)]
    public void A_ts_holds_its_moment(string ts, double seconds) =>
        Assert.That(SlackTs.At(ts), Is.EqualTo(DateTimeOffset.UnixEpoch.AddTicks((long)((decimal)seconds * TimeSpan.TicksPerSecond))));

    [TestCase("")]
    [TestCase(null)]
    [TestCase("soon")]
    [TestCase("-5")]
    [TestCase("99999999999999999999")]
    public void What_is_no_ts_holds_none(string? ts) => Assert.That(SlackTs.At(ts), Is.Null);

    [Test]
    public void The_ts_of_a_moment_has_six_decimals() =>
        Assert.That(SlackTs.Of(DateTimeOffset.FromUnixTimeMilliseconds(1531420618020)), Is.EqualTo("1531420618.020000"));
}
