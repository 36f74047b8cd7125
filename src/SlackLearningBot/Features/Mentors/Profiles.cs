using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentors;

/// <summary>Reads profiles and their forms.</summary>
internal sealed class Profiles(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar)
{
    /// <summary>Null when they have none.</summary>
    public async Task<MentorSelf?> FindAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (profile, known) = await ProfileStore.ReadAsync(connection, person, cancel);
        return profile is null ? null : new MentorSelf(person.UserId, profile, known);
    }

    /// <summary>Their own day.</summary>
    public DateOnly Today(MentorSelf self) => LocalDay.Of(calendar.Now, self.Known.Zone is { } zone && Zones.IsKnown(zone) ? zone : settings.DefaultZone);

    /// <summary>The form as they left it, or with what is known of them.</summary>
    /// <param name="person">Who.</param>
    /// <param name="gives">What they typed that they can help with; stands in the form beside what they said before.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<ModalView> FormAsync(LearnerKey person, string gives, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (saved, known) = await ProfileStore.ReadAsync(connection, person, cancel);
        var skills = await ProfileStore.ReadSkillsAsync(connection, person.TeamId, SlackLearningBot.Slack.SlackLimits.SelectOptions, cancel);
        var profile = saved ?? Begun(known);
        string[] topics = [.. profile.Gives.Concat(TopicList.Read(gives).Where(topic => topic.Length <= TopicList.Longest)).Distinct(StringComparer.OrdinalIgnoreCase).Take(TopicList.Most)];
        return ProfileForm.Render(new MentorSelf(person.UserId, profile with { Gives = topics, People = saved is null ? 1 : profile.People }, known), skills, isNew: saved is null);
    }

    private static Profile Begun(KnownOfPerson known) => known.Days is { } days ? new Profile { Working = WorkingHours.Usual with { Days = (LearningDays)days } } : new Profile();
}
