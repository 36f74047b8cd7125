using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorRounds;

/// <summary>Priya owns the programme. Anna and Erik want to learn SQL; Ben and Maria, with a place each, can help. It is Monday, 14:00 in London and 09:00 in New York, where Maria works; in Tokyo it is night.</summary>
internal sealed class RoundDesk : IAsyncDisposable
{
    public const string Monday = "2026-11-23T14:00:00Z";

    /// <summary>Until then they say whom they would like.</summary>
    public const string Wednesday = "2026-11-25T16:00:00Z";

    /// <summary>When it begins: 09:00 in London.</summary>
    public const string Begins = "2026-12-01T09:00:00Z";

    private RoundDesk(TestBot bot)
    {
        Bot = bot;
        Lessons = new LessonDesk(bot);
    }

    public TestBot Bot { get; }

    public LessonDesk Lessons { get; }

    public static async Task<RoundDesk> StartAsync(bool withProfiles = true, string at = Monday)
    {
        var desk = new RoundDesk(await TestBot.StartAsync(at));
        var bot = desk.Bot;
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, bot.Now });
        if (withProfiles)
        {
            await MentorDesk.OfferAsync(bot.Ben, "SQL");
            await MentorDesk.OfferAsync(bot.Maria, "SQL");
            await LooksAsync(bot.Anna);
            await LooksAsync(bot.Erik);
        }

        return desk;
    }

    /// <summary>Writes a profile of somebody who only looks.</summary>
    public static Task LooksAsync(PersonHands person, string goal = "SQL") => MentorDesk.OfferAsync(person, "", "0", ("mentor.goals_words", MentorDesk.Typed(goal)));

    /// <summary>Fills in <c>/mentor round</c> and sends it.</summary>
    public async Task<HandResult> OpenAsync(
        PersonHands[]? people = null, string name = "Spring", string kind = "classic", string? channel = null, string? group = null, string until = Wednesday,
        string begins = "2026-12-01", string ends = "2027-05-31", string[]? rules = null, string levels = "0", PersonHands? owner = null)
    {
        owner ??= Bot.Priya;
        await owner.CommandAsync("/mentor round");
        var result = await owner.SubmitAsync(new JsonObject
        {
            ["round_name"] = Field("round_name", "plain_text_input", "value", name.Length > 0 ? name : null),
            ["round_kind"] = Field("round_kind", "radio_buttons", "selected_option", Option(kind)),
            ["round_people"] = Field("round_people", "multi_users_select", "selected_users", new JsonArray([.. (people ?? []).Select(one => (JsonNode)one.UserId)])),
            ["round_channel"] = Field("round_channel", "conversations_select", "selected_conversation", channel),
            ["round_group"] = Field("round_group", "plain_text_input", "value", group),
            ["round_until"] = Field("round_until", "datetimepicker", "selected_date_time", TestBot.Instant(until).ToUnixTimeSeconds()),
            ["round_begins"] = Field("round_begins", "datepicker", "selected_date", begins),
            ["round_ends"] = Field("round_ends", "datepicker", "selected_date", ends),
            ["round_rules"] = Field("round_rules", "checkboxes", "selected_options", new JsonArray([.. (rules ?? []).Select(Option)])),
            ["round_levels"] = Field("round_levels", "static_select", "selected_option", Option(levels)),
        });
        await Bot.SettleAsync();
        return result;
    }

    /// <summary>Opens it with these people, and asks them.</summary>
    public async Task AskAsync(PersonHands[]? people = null, string kind = "classic", string[]? rules = null, string levels = "0")
    {
        var result = await OpenAsync(people ?? [Bot.Anna, Bot.Erik, Bot.Ben, Bot.Maria], kind: kind, rules: rules, levels: levels);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await ClickAsync("mentor_round.go");
    }

    /// <summary>Opens it, asks, and matches without waiting for anybody.</summary>
    public async Task MatchAsync(PersonHands[]? people = null, string kind = "classic", string[]? rules = null, string levels = "0")
    {
        await AskAsync(people, kind, rules, levels);
        await ClickAsync("mentor_round.match");
    }

    /// <summary>Priya presses a button of the newest card, and everything owed is done.</summary>
    public async Task ClickAsync(string button)
    {
        var result = await Bot.Priya.ClickAsync(Card(), button);
        Assert.That(result.Ok, Is.True, $"{button}: {result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    /// <summary>The newest message to Priya.</summary>
    public Message Card() => Last(Bot.Priya);

    public string CardWords() => LessonDesk.All(Card());

    public static Message Last(PersonHands person) => person.Messages().Last(message => message.EphemeralTo is null);

    public static string Words(PersonHands person) => person.Messages().Any(message => message.EphemeralTo is null) ? LessonDesk.All(Last(person)) : "";

    /// <summary>Chooses whom they would like, the dearest first, and with whom it would not work.</summary>
    public static async Task<HandResult> ChooseAsync(PersonHands person, PersonHands[] mentors, PersonHands[]? unwanted = null)
    {
        await person.ClickAsync(Last(person), "mentor_round.choose");
        var state = new JsonObject();
        for (var place = 0; place < mentors.Length; place++)
        {
            state[$"round_place_{place}"] = Field($"round_place_{place}", "static_select", "selected_option", Option(mentors[place].UserId));
        }

        if (unwanted is not null)
        {
            state["round_unwanted"] = Field("round_unwanted", "multi_users_select", "selected_users", new JsonArray([.. unwanted.Select(one => (JsonNode)one.UserId)]));
        }

        return await person.SubmitAsync(state);
    }

    /// <summary>Sends the form for a change by hand, from the newest card or another.</summary>
    public async Task<HandResult> ChangeAsync(PersonHands mentee, string how, PersonHands? other, Message? card = null)
    {
        await Bot.Priya.ClickAsync(card ?? Card(), "mentor_round.change");
        var result = await Bot.Priya.SubmitAsync(new JsonObject
        {
            ["round_mentee"] = Field("round_mentee", "users_select", "selected_user", mentee.UserId),
            ["round_how"] = Field("round_how", "radio_buttons", "selected_option", Option(how)),
            ["round_other"] = Field("round_other", "users_select", "selected_user", other?.UserId),
        });
        await Bot.SettleAsync();
        return result;
    }

    public Task<IReadOnlyList<string>> PairsAsync() => Bot.QueryAsync<string>("select user_id || ' ' || mentor_id || coalesce(' ' || third_id, '') from mentor_round_pair order by 1");

    public Task<IReadOnlyList<string>> AloneAsync() => Bot.QueryAsync<string>("select user_id || ' ' || alone from mentor_round_person where alone is not null order by 1");

    public Task<string?> StateAsync() => Bot.ScalarAsync<string>("select state from mentor_round order by created_at desc limit 1");

    public Task<long> MentorshipsAsync() => Bot.ScalarAsync<long>("select count(*) from mentorship")!;

    private static JsonObject Field(string action, string type, string name, JsonNode? value) => new() { [action] = new JsonObject { ["type"] = type, [name] = value } };

    private static JsonNode Option(string value) => new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "shown", ["emoji"] = true }, ["value"] = value };

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
