namespace SlackLearningBot.Features.Tracks;

/// <summary>A track as the catalogue shows it to one person.</summary>
internal sealed record CatalogueTrack(
    string TrackId, string Title, string Description, string[] Skills, int Lessons, int Minutes, bool Joined);

/// <summary>How far a person has come in a track they joined. Counts are lessons that are in the track now, except the two about questions.</summary>
internal sealed record TrackStanding(
    string TrackId, string Title, int Lessons, int Done, int PutAside, int Answered, int RightFirst);

/// <summary>What joining or leaving came to.</summary>
internal enum MembershipChange
{
    Joined,
    JoinedAgain,
    WasJoined,
    Left,
    WasNotJoined,
    NoSuchTrack,
}
