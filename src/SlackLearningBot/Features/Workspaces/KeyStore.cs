using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>Keeps the Data Protection keys in the database, where every copy of the program finds them.</summary>
internal sealed class KeyStore(NpgsqlDataSource database, MachineClock machine) : IXmlRepository
{
    private const string ReadKeysSql = "select xml from data_protection_key order by created_at, friendly_name";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return [.. connection.Query<string>(ReadKeysSql).Select(XElement.Parse)];
    }

    private const string SaveKeySql = """
        insert into data_protection_key (friendly_name, xml, created_at)
        values (@Name, @Xml, @Now)
            on conflict (friendly_name) do nothing
        """;

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        connection.Execute(SaveKeySql, new { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), machine.Now });
    }

    private const string ReadNamedKeysSql = "select friendly_name, xml from data_protection_key order by created_at, friendly_name";

    private const string RewriteKeySql = "update data_protection_key set xml = @New where friendly_name = @Name and xml = @Old";

    /// <summary>Replaces what <paramref name="change"/> answers something for; another process that does the same meanwhile is not overwritten.</summary>
    public void Rewrite(Func<XElement, XElement?> change)
    {
        using var connection = database.OpenConnection();
        foreach (var (name, xml) in connection.Query<(string Name, string Xml)>(ReadNamedKeysSql).AsList())
        {
            if (change(XElement.Parse(xml)) is { } changed)
            {
                connection.Execute(RewriteKeySql, new { Name = name, Old = xml, New = changed.ToString(SaveOptions.DisableFormatting) });
            }
        }
    }
}
