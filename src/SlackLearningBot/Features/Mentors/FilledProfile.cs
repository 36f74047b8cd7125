using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentors;

/// <summary>What the form says, when read. Everything in it comes from a person's client.</summary>
internal abstract record FilledProfile
{
    public sealed record Good(Profile Profile) : FilledProfile;

    /// <summary>What is missing or not possible, by the block it stands in.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, string> ByBlock) : FilledProfile;

    /// <param name="state">What was filled in.</param>
    /// <param name="known">What was proposed: left as it is, it is not theirs but the company's, and changes with it.</param>
    /// <param name="userId">Who they are.</param>
    public static FilledProfile Read(StateValues state, KnownOfPerson known, string userId)
    {
        var wrong = new Dictionary<string, string>();
        var gives = Topics(state, ProfileForm.Gives, ProfileForm.GivesWords, wrong);
        var goals = Topics(state, ProfileForm.Goals, ProfileForm.GoalsWords, wrong);
        var people = Number(state, ProfileForm.People, 0, Profile.MostPeople) ?? 0;
        if (people > 0 && gives.Count == 0)
        {
            wrong.TryAdd(ProfileForm.BlockOf(ProfileForm.Gives), "Name at least one thing you can help with, or choose “Nobody” below.");
        }

        var languages = TopicList.Read(Text(state, ProfileForm.Languages) ?? "");
        if (languages.Count > Profile.MostLanguages)
        {
            wrong[ProfileForm.BlockOf(ProfileForm.Languages)] = $"Please name at most {Profile.MostLanguages} languages.";
        }

        var days = DayBoxes.Read(state.SelectedMany(ProfileForm.BlockOf(ProfileForm.Days), ProfileForm.Days));
        if (days == LearningDays.None)
        {
            wrong[ProfileForm.BlockOf(ProfileForm.Days)] = "Please choose at least one day.";
        }

        var from = state.Time(ProfileForm.BlockOf(ProfileForm.From), ProfileForm.From);
        var until = state.Time(ProfileForm.BlockOf(ProfileForm.Until), ProfileForm.Until);
        if (from is null || until is null || until <= from)
        {
            wrong[ProfileForm.BlockOf(ProfileForm.Until)] = "Please choose an hour after the one above.";
        }

        return wrong.Count > 0 ? new Wrong(wrong) : new Good(new Profile
        {
            Gives = gives,
            Goals = goals,
            Bio = Text(state, ProfileForm.Bio, Profile.LongestBio) ?? "",
            Role = Own(state, ProfileForm.Role, known.Title),
            Team = Own(state, ProfileForm.Team, known.TeamName),
            Function = Own(state, ProfileForm.Function, null),
            Level = Own(state, ProfileForm.Level, known.Level),
            Site = Own(state, ProfileForm.Site, known.Site),
            Languages = languages,
            People = people,
            Hours = Number(state, ProfileForm.Hours, 1, Profile.MostHours),
            Formats = StoredMentorWords.FormatsOf(state.SelectedMany(ProfileForm.BlockOf(ProfileForm.Formats), ProfileForm.Formats)),
            Kinds = StoredMentorWords.KindsOf(state.SelectedMany(ProfileForm.BlockOf(ProfileForm.Kinds), ProfileForm.Kinds)),
            Wishes = state.SelectedMany(ProfileForm.BlockOf(ProfileForm.Wishes), ProfileForm.Wishes).Aggregate(Difference.None, (all, one) => all | ProfileForm.WishOf(one)),
            Working = new WorkingHours(days, from!.Value, until!.Value),
            Blocks = [.. state.Users(ProfileForm.BlockOf(ProfileForm.Blocks), ProfileForm.Blocks).Where(id => id != userId && !id.Contains('\0')).Distinct()],
        });
    }

    private static IReadOnlyList<string> Topics(StateValues state, string menu, string words, Dictionary<string, string> wrong)
    {
        var topics = TopicList.Read(string.Join('\n', state.SelectedMany(ProfileForm.BlockOf(menu), menu).Append(Text(state, words) ?? "")));
        if (TopicList.Problem(topics) is { } problem)
        {
            wrong[ProfileForm.BlockOf(words)] = problem;
        }

        return topics;
    }

    private static int? Number(StateValues state, string field, int least, int most) =>
        int.TryParse(state.Selected(ProfileForm.BlockOf(field), field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    /// <summary>Null where the company's word was left as it is, nothing where it was taken out.</summary>
    private static string? Own(StateValues state, string field, string? known) => Text(state, field, Profile.LongestWord) is var said && said == ProfileForm.Proposed(known)
        ? null
        : said ?? "";

    private static string? Text(StateValues state, string field, int longest = int.MaxValue) =>
        state.Text(ProfileForm.BlockOf(field), field)?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text
            ? Excerpt.Of(text, longest)
            : null;
}
