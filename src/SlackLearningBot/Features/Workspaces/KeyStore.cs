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
}
