using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Courses;

/// <summary><c>/learn courses [WORDS]</c>; with <c>mine</c> what one said one did, with <c>proposed</c> what one proposed, or, for owners, what waits for them.</summary>
internal sealed class CoursesCommand(NpgsqlDataSource database, Listing listing, CatalogueStore catalogue, IRoles roles) : ISubcommand
{
    private const int MostWaiting = 10;

    public string Path => "courses";

    public IReadOnlyList<HelpLine> Help { get; } =
    [
        new("courses WORDS", "what can be learnt elsewhere: courses, conferences, workshops, videos, articles; without words everything"),
        new("courses mine", "what you said you did there; only you see it"),
        new("courses proposed", "what you proposed, and what became of it; for owners what waits for them"),
    ];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        switch (call.Words.Trim().ToLowerInvariant())
        {
            case "mine":
                await using (var connection = await database.OpenConnectionAsync(cancel))
                {
                    return MineView.List(await DoneStore.ReadAsync(connection, call.Learner, MineView.Most, cancel), await DoneStore.SumAsync(connection, call.Learner, cancel));
                }

            case "proposed":
                return await roles.IsOwnerAsync(call.Learner, cancel)
                    ? ProposalView.List(await catalogue.ReadWaitingAsync(call.Learner, MostWaiting, 0, cancel))
                    : ProposalView.Own(await catalogue.ReadProposedByAsync(call.Learner, MostWaiting, cancel));
            default:
                return await listing.AnswerAsync(call.Learner, new CoursesPlace(call.Words, 0), cancel);
        }
    }
}

/// <summary>Another page.</summary>
internal sealed class CoursesPageAction(Listing listing) : IActionHandler<CoursesPlace>
{
    public string Name => CoursesView.PageName;

    public JsonTypeInfo<CoursesPlace> ValueType => CoursesJson.Default.CoursesPlace;

    public int ValueVersion => CoursesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, CoursesPlace value, CancellationToken cancel) =>
        Places.Shown(call, await listing.AnswerAsync(Places.Person(call.Actor), value, cancel));
}

/// <summary>From words to a page of the catalogue.</summary>
internal sealed class Listing(CatalogueStore catalogue, IRoles roles)
{
    private const int LastPage = 249;

    public async Task<SlackMessage> AnswerAsync(LearnerKey person, CoursesPlace asked, CancellationToken cancel)
    {
        var words = string.Join(' ', asked.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > CoursesView.LongestQuestion)
        {
            return CoursesView.TooLong;
        }

        var place = new CoursesPlace(words, Math.Clamp(asked.Page, 0, LastPage));
        var (limit, offset) = (CoursesView.CoursesAPage + 1, place.Page * CoursesView.CoursesAPage);
        var found = words.Length == 0
            ? await catalogue.ReadPageAsync(person, limit, offset, cancel)
            : await catalogue.FindPageAsync(person, words, limit, offset, cancel);
        return CoursesView.List(place, [.. found.Take(CoursesView.CoursesAPage)], found.Count > CoursesView.CoursesAPage && place.Page < LastPage, await roles.IsOwnerAsync(person, cancel));
    }
}
