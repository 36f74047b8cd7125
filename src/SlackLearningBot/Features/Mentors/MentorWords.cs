using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.Mentors;

/// <summary>What kinds and formats are called.</summary>
internal static class MentorWords
{
    public static string Of(MentorshipKind kind) => kind switch
    {
        MentorshipKind.Classic => "Mentor: the one with more experience helps",
        MentorshipKind.Reverse => "Reverse: a junior shows a senior something new",
        MentorshipKind.Peer => "Peers: two of a level help each other",
        MentorshipKind.Group => "Group: one mentor, up to five people",
        _ => "Flash: one talk, and no more",
    };

    public static string Of(MeetingFormat format) => format switch
    {
        MeetingFormat.Video => "Video call",
        MeetingFormat.InPerson => "In person",
        MeetingFormat.Voice => "Phone or huddle",
        _ => "In writing",
    };
}
